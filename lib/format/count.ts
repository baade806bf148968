/** Places between groups of three digits. An `Intl.NumberFormat` would say the same, and costs a page 25 ms to make. */
const THOUSANDS = /\B(?=(?:\d{3})+$)/g;

/** A count with thousands separators: 104,312. */
export function formatCount(count: number): string {
	return String(Math.round(count)).replaceAll(THOUSANDS, ',');
}

/** A count and its noun: "1 span", "58 spans". */
export function formatCounted(count: number, one: string, many = `${one}s`): string {
	return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A share of 1 as a percentage, one decimal under 10 %: "0.2 %", "23 %". */
export function formatPercent(share: number): string {
	const percent = share * 100;
	const digits = percent > 0 && percent < 9.95 ? 1 : 0;
	return `${percent.toFixed(digits)} %`;
}

/** How many times as much: "29×" from 3 on, "twice" below, "1.4×" where that says more. */
export function formatFactor(factor: number): string {
	if (factor >= 3) return `${formatCount(Math.round(factor))}×`;
	if (factor >= 1.75 && factor <= 2.25) return 'twice';
	return `${factor.toFixed(1)}×`;
}
