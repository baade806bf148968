import { Link } from '../base/link.tsx';

/** Nothing to hold a request against: says what was looked for, and what to try. */
export function NoPartner({ traceId }: { readonly traceId: string }) {
	return (
		<div className="page narrow">
			<h1>No request to compare this one with</h1>
			<p className="c2">
				Looked for requests with the same first call that ended the other way, up to a day before and after.
				There was none. To compare with a certain one, put its trace ID at the end of this address.
			</p>
			<div className="row">
				<Link className="btn primary" href={`/r/${traceId}`}>
					Back to the request
				</Link>
				<Link className="btn" href="/search">
					Search for one
				</Link>
			</div>
		</div>
	);
}
