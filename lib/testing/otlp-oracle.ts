import protobuf from 'protobufjs';

/** The public OTLP messages, as far as they are read here. Source: opentelemetry-proto 1.9. */
const PROTO = `
syntax = "proto3";
message AnyValue { oneof value { string stringValue = 1; bool boolValue = 2; int64 intValue = 3; double doubleValue = 4;
	ArrayValue arrayValue = 5; KeyValueList kvlistValue = 6; bytes bytesValue = 7; } }
message ArrayValue { repeated AnyValue values = 1; }
message KeyValueList { repeated KeyValue values = 1; }
message KeyValue { string key = 1; AnyValue value = 2; }
message Resource { repeated KeyValue attributes = 1; }
message Scope { string name = 1; string version = 2; }
message Event { fixed64 timeUnixNano = 1; string name = 2; repeated KeyValue attributes = 3; }
message Link { bytes traceId = 1; bytes spanId = 2; string traceState = 3; repeated KeyValue attributes = 4; }
message Status { string message = 2; int32 code = 3; }
message Span { bytes traceId = 1; bytes spanId = 2; string traceState = 3; bytes parentSpanId = 4; string name = 5; int32 kind = 6;
	fixed64 startTimeUnixNano = 7; fixed64 endTimeUnixNano = 8; repeated KeyValue attributes = 9; uint32 droppedAttributesCount = 10;
	repeated Event events = 11; repeated Link links = 13; Status status = 15; }
message ScopeSpans { Scope scope = 1; repeated Span spans = 2; }
message ResourceSpans { Resource resource = 1; repeated ScopeSpans scopeSpans = 2; }
message Traces { repeated ResourceSpans resourceSpans = 1; }
message LogRecord { fixed64 timeUnixNano = 1; int32 severityNumber = 2; string severityText = 3; AnyValue body = 5;
	repeated KeyValue attributes = 6; bytes traceId = 9; bytes spanId = 10; fixed64 observedTimeUnixNano = 11; string eventName = 12; }
message ScopeLogs { Scope scope = 1; repeated LogRecord logRecords = 2; }
message ResourceLogs { Resource resource = 1; repeated ScopeLogs scopeLogs = 2; }
message Logs { repeated ResourceLogs resourceLogs = 1; }
`;

const { root } = protobuf.parse(PROTO, { keepCase: true });
const ID_NAMES = new Set(['traceId', 'spanId', 'parentSpanId']);

/** An OTLP/JSON request as protobuf, by protobufjs. IDs must be hex of even length. */
export function encodeOtlp(message: 'Traces' | 'Logs', request: object): Uint8Array {
	const type = root.lookupType(message);
	const withBytes: object = JSON.parse(JSON.stringify(request), (key, value: unknown) =>
		ID_NAMES.has(key) && typeof value === 'string' ? hexToBase64(value) : value,
	);
	return type.encode(type.fromObject(withBytes)).finish();
}

/** What protobufjs reads, to compare speed with. */
export function decodeOtlp(message: 'Traces' | 'Logs', bytes: Uint8Array): unknown {
	return root.lookupType(message).decode(bytes);
}

function hexToBase64(hex: string): string {
	return btoa(hex.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16))));
}
