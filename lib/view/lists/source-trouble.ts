import type { RequestReport, SourceStatusJson } from '../../api/request.ts';

/** A source that was asked for a page and did not answer. */
export interface SourceTrouble {
	readonly key: string;
	/** "rights-db logs". */
	readonly name: string;
	/** Why, for a person. */
	readonly reason: string;
	/** Whether the verdict rests on it. */
	readonly rests: string;
}

export function isDead({ status }: SourceStatusJson): boolean {
	return status === 'failed' || status === 'timeout';
}

/** Sources that did not answer, each with what that means for the verdict. */
export function sourceTroubles({ sources, verdict }: RequestReport): readonly SourceTrouble[] {
	return sources.filter(isDead).map((source) => ({
		key: sourceKey(source),
		name: sourceName(source),
		reason: source.status === 'timeout' ? 'no answer in time' : source.message,
		rests: restsOn(source.kind, verdict.state),
	}));
}

/** Tells sources apart, also those of one name. */
export function sourceKey({ id, name, kind }: SourceStatusJson): string {
	return `${kind} ${id || name}`;
}

/** Names a source with what it is asked for, once: "Backstage owners", but "Prometheus baselines". */
export function sourceName({ name, kind }: SourceStatusJson): string {
	return name.toLowerCase().endsWith(kind) ? name : `${name} ${kind}`;
}

function restsOn(kind: SourceStatusJson['kind'], state: RequestReport['verdict']['state']): string {
	switch (kind) {
		case 'traces':
			return 'Spans it holds could change the verdict.';
		case 'logs':
			return 'The verdict does not rest on its lines; they could make it surer.';
		case 'baselines':
			return state === 'healthy' || state === 'slow'
				? 'Slowness that only it knows of could change the verdict.'
				: 'The verdict does not rest on it.';
		default:
			return 'The verdict does not rest on it.';
	}
}
