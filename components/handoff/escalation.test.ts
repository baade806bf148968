import { expect, test } from 'vitest';
import { supportLines } from './escalation.ts';

test('the team reads what the member saw, how many wait, and where', () => {
	expect(supportLines('Playback stopped after 38 seconds', 1, 'http://d/s/PS-1')).toBe(
		'For the member: Playback stopped after 38 seconds.\n1 member waiting for news.\nhttp://d/s/PS-1',
	);
	expect(supportLines('It did not start', 0, 'http://d/s/PS-1')).not.toContain('waiting');
});
