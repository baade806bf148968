/** A key of the keyboard. */
export function Kbd({ children }: { readonly children: React.ReactNode }) {
	return <kbd>{children}</kbd>;
}
