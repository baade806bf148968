import { coded } from '../../model/columns.ts';
import { STATUS } from '../../model/span-kind.ts';
import type { Trace } from '../../model/trace.ts';

/** What was asked, such as "POST /v2/licences": method and route of the main root, or its name. */
export function routeOf(trace: Trace): string {
	const root = trace.mainRoot;
	const name = coded(trace.spans.names, root);
	const method = trace.attribute(root, 'http.request.method');
	const path = trace.attribute(root, 'http.route') ?? trace.attribute(root, 'url.path');
	return method !== undefined && path !== undefined ? `${method} ${path}` : name;
}

/** What came back, such as "502": the code of the main root, or "error" where it only says so. */
export function statusTextOf(trace: Trace): string {
	const root = trace.mainRoot;
	const code = trace.attribute(root, 'http.response.status_code') ?? trace.attribute(root, 'rpc.status_code');
	if (code !== undefined) return code;
	return trace.spans.statusCodes[root] === STATUS.error ? 'error' : '';
}
