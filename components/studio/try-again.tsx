'use client';

/** Asks everything once more. */
export function TryAgain() {
	return (
		<button type="button" className="btn sm" onClick={() => location.reload()}>
			Try again
		</button>
	);
}
