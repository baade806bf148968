/**
 * Attribute names of older semantic conventions and today's (1.45). Only names whose value keeps its
 * meaning are here: `http.target`, say, holds path and query in one and stays as it is.
 */
export const RENAMED_KEYS: ReadonlyMap<string, string> = new Map([
	['http.method', 'http.request.method'],
	['http.status_code', 'http.response.status_code'],
	['http.url', 'url.full'],
	['http.scheme', 'url.scheme'],
	['http.user_agent', 'user_agent.original'],
	['http.client_ip', 'client.address'],
	['http.request_content_length', 'http.request.body.size'],
	['http.response_content_length', 'http.response.body.size'],
	['net.peer.name', 'server.address'],
	['net.peer.port', 'server.port'],
	['peer.service', 'service.peer.name'],
	['deployment.environment', 'deployment.environment.name'],
	['enduser.role', 'user.roles'],
	['rpc.system', 'rpc.system.name'],
	['rpc.grpc.status_code', 'rpc.status_code'],
	['rpc.response.status_code', 'rpc.status_code'],
	['db.system', 'db.system.name'],
	['db.statement', 'db.query.text'],
	['db.name', 'db.namespace'],
	['db.operation', 'db.operation.name'],
	['db.sql.table', 'db.collection.name'],
	['messaging.operation', 'messaging.operation.type'],
	['messaging.kafka.consumer.group', 'messaging.consumer.group.name'],
	['feature_flag.variant', 'feature_flag.result.variant'],
	['feature_flag.provider_name', 'feature_flag.provider.name'],
	['code.function', 'code.function.name'],
	['code.lineno', 'code.line.number'],
	['code.filepath', 'code.file.path'],
]);
