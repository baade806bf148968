import { z } from 'zod';

/**
 * What to ask for all services at once: PromQL with `$services` where a regular expression of their names goes and
 * `$step` where the length of a stretch goes. It must keep the label that names the service.
 */
const querySchema = z.strictObject({
	/** What it measures, in words for the page: "failed calls". */
	measure: z.string().min(1).max(40),
	/** Prometheus counts time in seconds. */
	unit: z.enum(['share', 'seconds', 'number']),
	promql: z.string().includes('$services'),
	/** The smallest difference that matters, in the unit. */
	least: z.number().positive(),
});

export const prometheusSchema = z.strictObject({
	/** Stays when the source is renamed. */
	id: z.string().min(1).default('prometheus'),
	name: z.string().min(1).default('Prometheus'),
	/** Base address, such as `https://prometheus.example.com`. */
	url: z.url({ protocol: /^https?$/ }),
	/** Name of the environment variable that holds a bearer token, so that no secret stands in a file. */
	tokenVariable: z.string().default(''),
	/** The label that names the service as `service.name` does. */
	serviceLabel: z
		.string()
		.regex(/^[a-zA-Z_]\w*$/)
		.default('service_name'),
	/** By default what OpenTelemetry's SDKs count for HTTP servers. */
	queries: z
		.array(querySchema)
		.min(1)
		.max(20)
		.default([
			{
				measure: 'failed HTTP calls',
				unit: 'share',
				least: 0.001,
				promql:
					'sum by (service_name) (rate(http_server_request_duration_seconds_count{service_name=~"$services",http_response_status_code=~"5.."}[$step])) / sum by (service_name) (rate(http_server_request_duration_seconds_count{service_name=~"$services"}[$step]))',
			},
			{
				measure: 'p99 of HTTP calls',
				unit: 'seconds',
				least: 0.001,
				promql:
					'histogram_quantile(0.99, sum by (service_name, le) (rate(http_server_request_duration_seconds_bucket{service_name=~"$services"}[$step])))',
			},
		]),
});
export type PrometheusConfig = z.output<typeof prometheusSchema>;
export type PrometheusQuery = z.output<typeof querySchema>;
