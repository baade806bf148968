import type { Random } from '../../demo/random.ts';

/** What one service does for its callers. */
export interface MadeOperation {
	readonly service: string;
	readonly name: string;
	/** Work of its own in milliseconds, calls apart. */
	readonly ownMs: number;
	readonly calls: readonly MadeCall[];
	/** Its data store; empty for none. Seen from this side only. */
	readonly store: string;
}

interface MadeCall {
	readonly to: MadeOperation;
	/** The caller goes on when it fails. */
	readonly optional: boolean;
}

/** What the services of a company send of themselves: systems that others recorded differ in this most. */
export interface MadeStyle {
	/** Spans of callers: named after what they call, all named alike, or none. */
	readonly clients: 'named' | 'alike' | 'none';
	/** A span of the called service within its server span, as frameworks make them. */
	readonly inner: boolean;
	readonly kinds: boolean;
	readonly status: boolean;
	readonly logs: boolean;
}

/** A company's services, and how often each of its routes is asked for. */
export interface MadeCompany {
	readonly routes: readonly { readonly operation: MadeOperation; readonly perSecond: number }[];
	readonly style: MadeStyle;
}

const NOUNS = [
	'cart',
	'user',
	'price',
	'stock',
	'route',
	'offer',
	'media',
	'quota',
	'token',
	'order',
	'seat',
];
const VERBS = ['get', 'list', 'find', 'put', 'check', 'count'];
const STORES = ['SELECT', 'HGETALL', 'find', 'INSERT'];
const LAYERS = 4;
const OPTIONAL = 0.2;
const WITH_STORE = 0.35;

/** Five to thirty services in layers that share what is below them, asked over two to six routes of one front. */
export function madeCompany(random: Random): MadeCompany {
	let below: readonly MadeOperation[] = [];
	const all: MadeOperation[] = [];
	const services = random.whole(5, 30);
	for (let layer = LAYERS - 1; layer > 0; layer--) {
		below = [...all];
		for (let i = 0; i < Math.ceil(services / (LAYERS - 1)); i++)
			all.push(...madeService(random, `${random.pick(NOUNS)}-${layer}${i}`, below));
	}
	const front = Array.from({ length: random.whole(2, 6) }, (_, i) =>
		madeOperation(random, 'front', `GET /${random.pick(NOUNS)}/${i}`, all),
	);
	const routes = front.map((operation) => ({ operation, perSecond: 0.3 + random.next() * 1.2 }));
	return { routes, style: madeStyle(random) };
}

/** By service: the share of the requests that come by one of its operations, of those that are asked for. */
export function reachOf(
	{ routes }: MadeCompany,
	counts: (operation: MadeOperation) => boolean,
): ReadonlyMap<string, number> {
	const total = routes.reduce((sum, { perSecond }) => sum + perSecond, 0);
	const reach = new Map<string, number>();
	for (const { operation, perSecond } of routes)
		for (const service of new Set(
			operationsBelow(operation)
				.filter(counts)
				.map((one) => one.service),
		))
			reach.set(service, (reach.get(service) ?? 0) + perSecond / total);
	return reach;
}

function operationsBelow(operation: MadeOperation): readonly MadeOperation[] {
	return [operation, ...operation.calls.flatMap(({ to }) => operationsBelow(to))];
}

function madeStyle(random: Random): MadeStyle {
	return {
		clients: random.pick(['named', 'alike', 'none']),
		inner: random.next() < 0.4,
		kinds: random.next() < 0.5,
		status: random.next() < 0.5,
		logs: random.next() < 0.6,
	};
}

function madeService(
	random: Random,
	service: string,
	below: readonly MadeOperation[],
): readonly MadeOperation[] {
	const names = VERBS.slice(random.whole(0, 3)).slice(0, random.whole(1, 3));
	return names.map((verb) => madeOperation(random, service, `${verb}${service}`, below));
}

function madeOperation(
	random: Random,
	service: string,
	name: string,
	below: readonly MadeOperation[],
): MadeOperation {
	const calls = below.length === 0 ? 0 : random.whole(1, 3);
	return {
		service,
		name,
		ownMs: 0.5 * 2 ** (random.next() * 6),
		calls: Array.from({ length: calls }, () => ({
			to: random.pick(below),
			optional: random.next() < OPTIONAL,
		})),
		store: random.next() < WITH_STORE ? `${random.pick(STORES)} ${random.pick(NOUNS)}` : '',
	};
}
