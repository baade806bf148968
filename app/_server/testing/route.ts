import { problemSchema } from '../../../lib/api/problem.ts';
import { serve } from '../endpoint.ts';

type Params = Readonly<Record<string, string>>;

/**
 * An address of the API as a function: fills its named parts and hands the request on as the site would get it, from
 * this machine.
 */
export function route(path: string) {
	return async (request: Request, context?: { readonly params: Promise<Params> }): Promise<Response> => {
		const params = (await context?.params) ?? {};
		const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
		const { search } = new URL(request.url);
		const headers = new Headers(request.headers);
		if (!headers.has('host')) headers.set('host', 'localhost:3000');
		const { method } = request;
		const body = method === 'GET' ? undefined : await request.arrayBuffer();
		return serve(new Request(`http://localhost:3000${filled}${search}`, { method, headers, body }));
	};
}

/** The status of an answer that is a problem, and what it tells. */
export async function told(answer: Response): Promise<[status: number, message: string]> {
	return [answer.status, problemSchema.parse(await answer.json()).error.message];
}
