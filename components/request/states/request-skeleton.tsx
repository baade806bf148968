import { ReadingSteps } from './reading-steps.tsx';
import '../request.css';

/** The shape of the page while the request is put together. */
export function RequestSkeleton() {
	return (
		<div aria-busy="true">
			<section className="verdict" aria-label="Reading the request">
				<output className="v-meta">Reading spans and logs …</output>
				<ReadingSteps />
				<div className="v-main" aria-hidden="true">
					<div className="skeleton wide" />
					<div className="skeleton short" />
				</div>
			</section>
			<div className="page" aria-hidden="true">
				<div className="grid">
					<div className="panel skeleton-panel" />
					<div className="panel skeleton-panel" />
				</div>
			</div>
		</div>
	);
}
