import { CALLS } from './shared-traits.ts';
import { formatCount } from '../format/count.ts';

/** What attributes are called on the page; others keep their own name. */
const LABELS: ReadonlyMap<string, string> = new Map([
	['service.version', 'version'],
	['service.instance.id', 'instance'],
	['cloud.region', 'region'],
	['cloud.availability_zone', 'zone'],
	['host.name', 'host'],
	['k8s.pod.name', 'pod'],
	['k8s.node.name', 'node'],
	['device.model.name', 'device'],
	['device.model.identifier', 'device'],
	['os.name', 'system'],
	['app.version', 'app'],
	['asset.title', 'title'],
]);

interface Trait {
	readonly key: string;
	readonly value: string;
	readonly failed: number;
	readonly ofFailed: number;
	readonly rest: number;
	readonly ofRest: number;
}

/** What failures share, with its counts: "all 38 on version 418, 6 of 300 others". */
export function traitWords({ key, value, failed, ofFailed, rest, ofRest }: Trait): string {
	const how =
		failed === ofFailed ? `all ${formatCount(failed)}` : `${formatCount(failed)} of ${formatCount(ofFailed)}`;
	const others = `${rest === 0 ? 'none' : formatCount(rest)} of ${formatCount(ofRest)} others`;
	const callee = key.startsWith(CALLS) ? key.slice(CALLS.length) : undefined;
	if (callee !== undefined) return `${how} ${value === 'no' ? 'never ' : ''}called ${callee}, ${others}`;
	return `${how} on ${LABELS.get(key) ?? key} ${value}, ${others}`;
}
