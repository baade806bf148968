import { z } from 'zod';
import { checkTemplate } from '../links/check-template.ts';
import { LINK_KINDS } from '../model/link-template.ts';

export const linkTemplateSchema = z.object({
	kind: z.enum(LINK_KINDS),
	title: z.string(),
	address: z.string(),
	aroundMinutes: z.number(),
});

/** A link filled for one span. */
export const onwardLinkSchema = z.object({
	kind: z.enum(LINK_KINDS),
	words: z.string(),
	href: z.string(),
});
export type OnwardLink = z.infer<typeof onwardLinkSchema>;

const MAX_LINKS = 12;

/** What is saved: bad templates are refused with their reason. */
const checkedTemplateSchema = linkTemplateSchema.superRefine((template, context) => {
	const checked = checkTemplate(template);
	if (!checked.ok) context.addIssue({ code: 'custom', message: checked.error });
});

/** Null goes back to what the owner directory says. */
export const serviceLinksBodySchema = z.object({
	templates: z
		.array(checkedTemplateSchema)
		.max(MAX_LINKS, `A service has at most ${MAX_LINKS} links.`)
		.nullable(),
});

export const serviceLinksSchema = z.object({
	service: z.string(),
	templates: z.array(linkTemplateSchema).readonly(),
	/** Who said so: somebody here, or the owner directory. */
	from: z.enum(['saved', 'directory', 'nobody']),
	/** ISO 8601; null unless saved. */
	savedAt: z.string().nullable(),
	team: z.string(),
	/** A span of the service of late, to try templates on; null where none was found. */
	example: z
		.object({
			traceId: z.string(),
			spanId: z.string(),
			start: z.number(),
			end: z.number(),
			attributes: z.array(z.tuple([z.string(), z.string()])),
		})
		.nullable(),
});
export type ServiceLinksJson = z.infer<typeof serviceLinksSchema>;
