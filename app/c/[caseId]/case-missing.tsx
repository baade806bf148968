import { Link } from '../../../components/base/link.tsx';

export function CaseMissing() {
	return (
		<div className="page narrow">
			<h1>No case was shared under this address</h1>
			<p className="c2">
				The address may have been cut in a message. Cases stay as long as the data folder of this Dupin does.
			</p>
			<div className="row">
				<Link className="btn primary" href="/">
					Search for the request
				</Link>
			</div>
		</div>
	);
}
