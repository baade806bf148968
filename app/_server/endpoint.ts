import { may } from '../../lib/access/principal.ts';
import type { Asking } from '../../lib/usecases/asking.ts';
import { CATALOGUE } from '../../lib/usecases/catalogue.ts';
import { findVerb } from '../../lib/usecases/find-verb.ts';
import { UseCaseProblem } from '../../lib/usecases/problem.ts';
import { isBytes, type Verb, type VerbInput } from '../../lib/usecases/verb.ts';
import { admit } from './admit.ts';
import { metrics } from './metrics.ts';
import { tellProblem } from './problem-answer.ts';
import { readInput, readQuery } from './read-input.ts';
import { site } from './site.ts';
import { withUploadSlot } from './upload-slots.ts';
import { newVisitor } from './visitor.ts';

const HEADERS = { 'cache-control': 'no-store' };

/** Answers one request to the API: who asks → may they → what is asked → the verb → its answer or its problem. */
export async function serve(request: Request): Promise<Response> {
	const answer = await answered(request).catch(problemAnswer);
	metrics().answers.inc({ status: answer.status });
	return answer;
}

async function answered(request: Request): Promise<Response> {
	const asking = admit(request.headers, request.method, request.signal);
	const method = request.method === 'HEAD' ? 'GET' : request.method;
	const found = findVerb(CATALOGUE, method, new URL(request.url).pathname);
	if (found.kind === 'none') throw new UseCaseProblem('not-found', 'Nothing of the API has this address');
	if (found.kind === 'method') return wrongMethod(found.allowed);
	const { verb, path } = found;
	authorise(asking, verb);
	const query = readQuery(verb, request.url);
	if (verb.uploadBytes !== undefined) return withUploadSlot(() => uploaded(request, verb, { path, query }));
	const body = await readInput(verb, request);
	return shaped(await verb.run(asking, site(), { path, query, body }), HEADERS);
}

/** A file may take long to arrive: the time in which it must be answered begins when it is there. */
async function uploaded(request: Request, verb: Verb, input: Omit<VerbInput, 'body'>): Promise<Response> {
	const body = await readInput(verb, request);
	const asking = admit(request.headers, request.method, request.signal);
	const known = recognised(asking);
	return shaped(await verb.run(known.asking, site(), { ...input, body }), known.headers);
}

/** The one place that turns somebody away: each verb says what permission it takes. */
export function authorise({ who }: Asking, { permission }: Pick<Verb, 'permission'>): void {
	if (!may(who, permission)) throw new UseCaseProblem('forbidden', `You may not ${permission}`);
}

/** Who opens a file for the first time gets a name, so that the file is theirs. */
function recognised(asking: Asking) {
	if (asking.who.visitor !== '') return { asking, headers: HEADERS };
	const { visitor, setCookie } = newVisitor();
	return {
		asking: { ...asking, who: { ...asking.who, visitor } },
		headers: { ...HEADERS, 'set-cookie': setCookie },
	};
}

function shaped(answer: unknown, headers: Readonly<Record<string, string>>): Response {
	if (!isBytes(answer)) return Response.json(answer, { headers });
	const { bytes, contentType, fileName } = answer;
	const all = new Headers({ ...headers, 'content-type': contentType });
	if (fileName) all.set('content-disposition', `attachment; filename="${fileName}"`);
	return new Response(bytes, { headers: all });
}

function wrongMethod(allowed: readonly string[]): Response {
	const message = `This address is asked with ${allowed.join(' or ')}`;
	const headers = { ...HEADERS, allow: allowed.join(', ') };
	return Response.json({ error: { code: 'unsupported', message } }, { status: 405, headers });
}

function problemAnswer(error: unknown): Response {
	const { status, body } = tellProblem(error);
	const headers = new Headers(HEADERS);
	if (status === 503) headers.set('retry-after', '2');
	return Response.json(body, { status, headers });
}
