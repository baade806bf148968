import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openApi } from './openapi.ts';

test('public/openapi.json is what the schemas say (npm run openapi writes it)', () => {
	const file = new URL('../../public/openapi.json', import.meta.url);
	expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(openApi())));
});

test('parameters are named, and those without a default are not all required', () => {
	expect(JSON.stringify(openApi())).toContain('"name":"minDuration","in":"query","required":false');
});
