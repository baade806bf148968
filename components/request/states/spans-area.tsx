'use client';

import { Component, memo, type ReactNode, Suspense, useEffect } from 'react';
import { bringToLife, type WaitingArea } from './pre-hydration-clicks.ts';
import { useArrivedSpans } from '../model/request-queries.ts';
import type { RequestSpans } from '../spans/client.ts';

interface AreaProps {
	readonly area: WaitingArea;
	/** Draws the area; without spans, what stands in its place until they arrive. */
	readonly show: (spans: RequestSpans | undefined) => ReactNode;
}

/**
 * A part of the page that stands on all spans. The server draws it with the spans it has open; in the browser that
 * picture stays as it is until the spans have arrived and the very same rows come to life. Drawn anew before that, it
 * would be lost: nothing but spans and view may reach it from above.
 */
export const SpansArea = memo(function SpansArea({ area, show }: AreaProps) {
	return (
		<WithoutSpans instead={show(undefined)}>
			<Suspense fallback={show(undefined)}>
				<Arrived area={area} show={show} />
			</Suspense>
		</WithoutSpans>
	);
});

function Arrived({ area, show }: AreaProps) {
	useEffect(() => bringToLife(area), [area]);
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
