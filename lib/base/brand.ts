declare const brand: unique symbol;

/** A type that looks like `T` at run time but can't be mixed up with another `T` at compile time. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
