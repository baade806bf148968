'use client';

/** Our failure: what still works, and what to quote when asking. */
export default function ErrorPage({
	error,
	reset,
}: {
	readonly error: Error & { digest?: string };
	readonly reset: () => void;
}) {
	return (
		<div className="page notice" role="alert">
			<h1>This page could not be put together</h1>
			<p>Requests keep being received and stored meanwhile. Other pages may work.</p>
			{error.digest ? (
				<p className="small c2">
					Reference <code>{error.digest}</code>
				</p>
			) : null}
			<button type="button" className="btn primary" onClick={reset}>
				Try again
			</button>
		</div>
	);
}
