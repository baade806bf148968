import { type StepResult, check } from './steps.ts';

/** Format, lint, the arrow of rooms, types and unused code. */
export function checks(): StepResult[] {
	return [
		check('format', ['biome', 'format', '.']),
		check('lint', ['oxlint', '--type-aware', '--deny-warnings', '.']),
		check('rooms and arrows', ['node', '.config/check-arrows.ts']),
		check('types', ['tsc', '-p', '.']),
		check('unused code', ['knip', '--config', '.config/knip.json', '--no-progress']),
	];
}
