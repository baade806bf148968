import { Icon } from '../../base/icon.tsx';

/** Our failure: the spans did not come, the verdict stays. */
export function SpansFailed({ reason, retry }: { readonly reason: string; readonly retry: () => void }) {
	return (
		<div className="banner warn" role="alert">
			<Icon name="warning" />
			<span>
				The spans could not be read ({reason}). The verdict and the findings above do not rest on this page
				and stay as they are.
			</span>
			<span className="sp" />
			<button type="button" className="btn sm" onClick={retry}>
				Try again
			</button>
		</div>
	);
}
