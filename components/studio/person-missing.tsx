import { Link } from '../base/link.tsx';
import type { Problem } from '../../lib/api/problem.ts';

/** Nobody by this ID, or we could not look. */
export function PersonMissing(props: { readonly userId: string; readonly error: Problem['error'] }) {
	const known = props.error.code === 'not-found';
	return (
		<div className="page notice">
			<h1>{known ? 'Nobody here has this ID' : 'We could not look this person up'}</h1>
			<p>
				{props.error.message} The ID was <code>{props.userId.slice(0, 80)}</code>.
			</p>
			<Link className="btn primary" href="/studio">
				Look by name or e-mail
			</Link>
		</div>
	);
}
