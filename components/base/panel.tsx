import { useId } from 'react';

/** An area of a page: a section with its title, a count beside it and controls at the right. */
export function Panel(props: {
	readonly title: React.ReactNode;
	readonly count?: React.ReactNode;
	readonly controls?: React.ReactNode;
	readonly className?: string;
	readonly id?: string;
	readonly children: React.ReactNode;
}) {
	const id = useId();
	return (
		<section
			id={props.id}
			tabIndex={props.id ? -1 : undefined}
			className={`panel ${props.className ?? ''}`}
			aria-labelledby={id}
		>
			<div className="ph">
				<h2 id={id}>{props.title}</h2>
				{props.count ? <span className="count">{props.count}</span> : null}
				<span className="sp" />
				{props.controls}
			</div>
			{props.children}
		</section>
	);
}
