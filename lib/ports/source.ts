/** Who a source is: two of one product are told apart by `id`. */
export interface Source {
	/** Unique among sources of an installation; stays when the source is renamed. */
	readonly id: string;
	/** The product, such as `clickhouse`, `zipkin`, `file`. */
	readonly kind: string;
	/** What people call it. */
	readonly name: string;
}
