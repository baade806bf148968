import { Link } from '../base/link.tsx';
import './support.css';

/** Nothing of this ID: what was looked for, how far back, and what to try. */
export function SupportMissing(props: { readonly what: string; readonly id: string; readonly days: number }) {
	return (
		<div className="page">
			<section className="notice">
				<h1>
					No {props.what} {props.id} in the last {props.days} days
				</h1>
				<p>Check that the ID is whole. New ones show up within seconds of the first request.</p>
				<Link className="btn" href={`/members?q=${encodeURIComponent(props.id)}`}>
					Search members and devices
				</Link>
			</section>
		</div>
	);
}
