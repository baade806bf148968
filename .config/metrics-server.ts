import { createServer } from 'node:http';

/** Stands in for a Prometheus without series. `POST /down` and `/up` make it fail and work: how a page is seen with a source down. */
export default async function startMetricsServer(): Promise<() => void> {
	let up = true;
	const server = createServer((request, response) => {
		if (request.url === '/down' || request.url === '/up') up = request.url === '/up';
		else if (!up) response.statusCode = 500;
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: [] } }));
	});
	const port = Number(new URL(process.env.DUPIN_E2E_METRICS ?? '').port);
	await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
	return () => void server.close();
}
