import { Link } from '../components/base/link.tsx';

export default function NotFound() {
	return (
		<div className="page notice">
			<h1>There is no page at this address</h1>
			<p>If it was a link to a request, its trace ID may have been cut in the message it came with.</p>
			<Link className="btn primary" href="/">
				Find the request
			</Link>
		</div>
	);
}
