import protobufjs from 'protobufjs';
import { expect, test } from 'vitest';
import { exportBody, statusBody } from './otlp-bodies.ts';
import { Refusal } from './refusal.ts';

/** opentelemetry-proto, trace_service.proto; google/rpc/status.proto. */
const { root } = protobufjs.parse(`syntax = "proto3";
	message Partial { int64 rejected = 1; string error_message = 2; }
	message Response { Partial partial_success = 1; }
	message Status { int32 code = 1; string message = 2; }`);

const read = (type: string, bytes: Uint8Array | string) => {
	if (typeof bytes === 'string') throw new Error('not protobuf');
	return root.lookupType(type).toObject(root.lookupType(type).decode(bytes), { longs: Number });
};

test('full success says nothing', () => {
	const nothing = { rejected: [], message: '' };
	expect(exportBody('protobuf', 'traces', nothing)).toHaveLength(0);
	expect(exportBody('json', 'logs', nothing)).toBe('{}');
});

test('partial success counts and names', () => {
	const partial = {
		rejected: [
			['malformed', 300],
			['too-old', 1],
		] as const,
		message: 'span 7: ünd'.repeat(20),
	};
	expect(read('Response', exportBody('protobuf', 'traces', partial))).toEqual({
		partialSuccess: { rejected: 301, errorMessage: partial.message },
	});
	expect(JSON.parse(String(exportBody('json', 'logs', partial)))).toEqual({
		partialSuccess: { rejectedLogRecords: '301', errorMessage: partial.message },
	});
});

test('a warning rejects none', () => {
	const warning = { rejected: [], message: 'enum names' };
	expect(read('Response', exportBody('protobuf', 'traces', warning))).toEqual({
		partialSuccess: { errorMessage: 'enum names' },
	});
});

test('a refusal is a google.rpc.Status', () => {
	const refusal = new Refusal(503, 'busy', 'later');
	expect(read('Status', statusBody('protobuf', refusal))).toEqual({ code: 14, message: 'later' });
	expect(JSON.parse(String(statusBody('json', refusal)))).toEqual({ code: 14, message: 'later' });
});
