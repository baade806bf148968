'use client';

import { Component, type ReactNode, Suspense } from 'react';
import { useArrivedSpans } from './request-queries.ts';
import type { RequestSpans } from './request-spans.ts';

interface AreaProps {
	/** Draws the area; without spans, what stands in its place until they arrive. */
	readonly show: (spans: RequestSpans | undefined) => ReactNode;
}

/**
 * A part of the page that stands on all spans. The server draws it with the spans it has open; in the browser that
 * picture stays as it is until the spans have arrived and the very same rows come to life.
 */
export function SpansArea({ show }: AreaProps) {
	return (
		<WithoutSpans instead={show(undefined)}>
			<Suspense fallback={show(undefined)}>
				<Arrived show={show} />
			</Suspense>
		</WithoutSpans>
	);
}

function Arrived({ show }: AreaProps) {
	return show(useArrivedSpans());
}

interface WithoutProps {
	readonly instead: ReactNode;
	readonly children: ReactNode;
}

/** Spans that can't be read cost an area its picture, not the page. Why is said above all areas. */
class WithoutSpans extends Component<WithoutProps, { readonly failed: boolean }> {
	override state = { failed: false };

	static getDerivedStateFromError() {
		return { failed: true };
	}

	override render() {
		return this.state.failed ? this.props.instead : this.props.children;
	}
}
