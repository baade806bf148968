/** Keys that say where a span ran. Nothing else of a span may end up in an address of another site. */
const INFRASTRUCTURE =
	/^(?:k8s|service|container|cloud|deployment)\.[a-z0-9_.]+$|^host\.name$|^(?:trace|span)\.id$/;

/** Moments that a time window has, by the form other tools take them in. */
export const MOMENTS = ['from', 'to', 'from.s', 'to.s', 'from.ms', 'to.ms', 'from.iso', 'to.iso'] as const;
export type Moment = (typeof MOMENTS)[number];

/** What may stand between braces, in words for whoever writes a template. */
export const KNOWN_PLACEHOLDERS =
	'{service.…}, {k8s.…}, {container.…}, {cloud.…}, {deployment.…}, {host.name}, {trace.id}, {span.id}, {from}, {to}, also as {from.s}, {from.ms}, {from.iso}';

export function isMoment(name: string): name is Moment {
	return MOMENTS.some((moment) => moment === name);
}

/** Whether a key of a resource says where a span ran. */
export function isInfrastructure(key: string): boolean {
	return INFRASTRUCTURE.test(key);
}

/** An address cut at its placeholders: even parts are text, odd ones names. */
export function cutAtPlaceholders(address: string): readonly string[] {
	return address.split(/\{([^{}]*)\}/);
}
