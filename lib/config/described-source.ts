import { z } from 'zod';

/**
 * A source as `dupin.yaml` lists it. What else it says is for its kind, see `adapters/registry.ts`. The ID stays when
 * the source is renamed.
 */
export const describedSourceSchema = z.looseObject({
	id: z.string().regex(/^[\w.-]{1,60}$/, 'write an ID of letters, digits, `-`, `_` and `.`'),
	kind: z.string().min(1),
	name: z.string().min(1).optional(),
});
export type DescribedSource = z.output<typeof describedSourceSchema>;

/** IDs tell sources apart, so each is there once. */
export const describedSourcesSchema = z
	.array(describedSourceSchema)
	.default([])
	.superRefine((sources, context) => {
		const seen = new Set<string>();
		for (const [place, { id }] of sources.entries()) {
			if (seen.has(id))
				context.addIssue({ code: 'custom', path: [place, 'id'], message: `${id} is there twice` });
			seen.add(id);
		}
	});
