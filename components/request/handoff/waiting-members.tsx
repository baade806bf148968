'use client';

import { useQuery } from '@tanstack/react-query';
import { formatCounted } from '../../../lib/format/count.ts';
import { Icon } from '../../base/icon.tsx';

/** How many members support has on the line for this failure. Nothing where nobody waits or the count is not known. */
export function WaitingMembers(props: { readonly service: string; readonly operation: string }) {
	const { data } = useQuery({
		queryKey: ['waiting', props.service, props.operation],
		enabled: props.service !== '' && props.operation !== '',
		retry: false,
		queryFn: async ({ signal }) => {
			const query = new URLSearchParams({ service: props.service, operation: props.operation });
			const answer = await fetch(`/api/waiting?${query}`, { signal });
			if (!answer.ok) throw new Error(`${answer.status}`);
			const { waitingCountSchema } = await import('../../../lib/api/member-report.ts');
			return waitingCountSchema.parse(await answer.json());
		},
	});
	if (!data || data.members === 0) return null;
	return (
		<li data-testid="members-waiting">
			<Icon name="person" />
			{formatCounted(data.members, 'member')} waiting for news
		</li>
	);
}
