import type { Resource } from './columns.ts';

/** The region of a cloud where a process ran, as its resource says; empty where it says none. */
export function regionOf({ attributes }: Resource): string {
	return attributes.find(([key]) => key === 'cloud.region')?.[1] ?? '';
}
