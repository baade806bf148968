/** gRPC's codes by number: older conventions send the number. */
const GRPC_CODES =
	'OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED'.split(
		' ',
	);

/**
 * How a call ended: its HTTP status or the name of its gRPC code; of both the one that says that it failed, since gRPC
 * answers 200 over HTTP whatever became of the call. Empty where neither says anything.
 */
export function callCode(http = '', rpc = ''): string {
	const name = rpc === '' ? '' : (GRPC_CODES[Number(rpc)] ?? rpc);
	if (name === '' || name.toUpperCase() === 'OK') return http;
	return Number(http) >= 400 ? http : name;
}
