import { openApi } from '../../../lib/api/openapi.ts';
import { json } from '../../_server/answer.ts';

/** The API as OpenAPI 3.1; the same stands in `public/openapi.json`. */
export function GET(): Response {
	return json(openApi());
}
