// oxlint-disable-next-line no-restricted-imports -- the one place that wraps it
import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/**
 * A link inside Dupin that reads nothing before it is followed: a page here asks stores and other people's systems, and
 * a list of requests on the screen must not open each of them.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
	return <NextLink prefetch={false} {...props} />;
}
