import { collectDefaultMetrics, Counter, Registry } from '@prometheus-io/client';

function openMetrics() {
	const registry = new Registry();
	collectDefaultMetrics({ register: registry });
	const answers = new Counter({
		name: 'dupin_api_answers_total',
		help: 'Answers of the API, by status.',
		labelNames: ['status'],
		registers: [registry],
	});
	return { registry, answers };
}

const place: typeof globalThis & { dupinMetrics?: ReturnType<typeof openMetrics> } = globalThis;

/** Counters of the site's process. */
export function metrics() {
	place.dupinMetrics ??= openMetrics();
	return place.dupinMetrics;
}
