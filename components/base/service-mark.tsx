import { type ServiceMark as Mark, serviceMarks } from '../../lib/view/timeline/service-marks.ts';

export type ServiceMarks = ReadonlyMap<string, Mark>;

/** The mark of a service; one outside the view's list is marked by its name alone. */
export function markOf(marks: ServiceMarks, service: string): Mark {
	const known = marks.get(service) ?? serviceMarks([{ name: service, spans: 0 }]).get(service);
	return known ?? { colour: 7, letters: '?', notched: false };
}

/** Colour and two letters of a service. Its name stands beside it. */
export function ServiceMark({ mark }: { readonly mark: Mark }) {
	return (
		<span className={`mk k${mark.colour}${mark.notched ? ' alt' : ''}`} aria-hidden="true">
			{mark.letters}
		</span>
	);
}

/** A service: its mark and its name. */
export function ServiceName({ service, marks }: { readonly service: string; readonly marks: ServiceMarks }) {
	return (
		<span className="svc">
			<ServiceMark mark={markOf(marks, service)} />
			<span className="el">{service}</span>
		</span>
	);
}
