import { CATALOGUE } from '../../../lib/usecases/catalogue.ts';
import { openApi } from '../../../lib/usecases/openapi.ts';

/** The API as OpenAPI 3.1; the same stands in `public/openapi.json`. */
export function GET(): Response {
	return Response.json(openApi(CATALOGUE));
}
