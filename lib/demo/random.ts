/** Random numbers that a seed repeats. */
export interface Random {
	/** From 0 up to 1. */
	next(): number;
	/** A whole number from `from` to `to`, both included. */
	whole(from: number, to: number): number;
	pick<T>(items: readonly T[]): T;
	/** `bytes` bytes as lower-case hex, never all zero. */
	hex(bytes: number): string;
	/** Around `usual`, now and then several times as long: durations have long tails. */
	around(usual: number): number;
}

/** Mulberry32: small, quick, good enough for make-believe. */
export function seeded(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
	const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
	return {
		next,
		whole,
		pick: (items) => {
			const item = items[whole(0, items.length - 1)];
			if (item === undefined) throw new Error('nothing to pick from');
			return item;
		},
		hex: (bytes) => {
			let text = '';
			while (text.length < bytes * 2) text += whole(0, 0xffff).toString(16).padStart(4, '0');
			return /[1-9a-f]/.test(text) ? text.slice(0, bytes * 2) : `1${text.slice(1, bytes * 2)}`;
		},
		around: (usual) => usual * Math.exp((next() + next() + next() - 1.5) * 0.5),
	};
}
