import { z } from 'zod';

const MIN_REASON = 5;
/** What an input lets somebody write. */
export const MAX_REASON = 300;
export const SAY_WHY = `Please write a reason of at least five letters.`;

/** Why somebody must see personal data: written into the audit before anything is shown. One rule everywhere. */
export const reasonSchema = z.string().trim().min(MIN_REASON, SAY_WHY).max(MAX_REASON);
