import { z } from 'zod';

/** A SCIM 2.0 service (RFC 7643, 7644), as most identity providers offer one. */
export const scimSourceSchema = z.strictObject({
	/** Stays when the source is renamed. */
	id: z.string().min(1).default('scim'),
	name: z.string().min(1),
	/** Base address, such as `https://id.example.com/scim/v2`. */
	url: z.url(),
	/** Name of the environment variable that holds the bearer token, so that no secret stands in a file. */
	tokenVariable: z.string().default(''),
	/** Which attribute holds the ID that telemetry and logs know a person by. */
	userId: z.enum(['id', 'externalId', 'userName']).default('id'),
	/** People asked for at a time. */
	pageSize: z.number().int().min(1).max(500).default(100),
});
export type ScimSource = z.output<typeof scimSourceSchema>;
