import { expect, test } from 'vitest';
import type { LogLine } from '../../api/request.ts';
import { logGroups, severityName } from './log-groups.ts';

function line(index: number, severity: number, message: string): LogLine {
	return {
		index,
		severity,
		message,
		body: message,
		offsetNanos: index,
		time: '',
		service: 'svc',
		row: -1,
		attributes: {},
		source: 's',
	};
}

const lines = [line(0, 9, 'start'), line(1, 17, 'refused'), line(2, 13, 'late'), line(3, 17, 'refused')];

test('errors first, repeats folded with their count', () => {
	expect(logGroups(lines, 'errors').map((group) => [group.first.index, group.lines.length])).toEqual([
		[1, 2],
		[2, 1],
		[0, 1],
	]);
});

test('in time order only repeats that follow one another fold', () => {
	const more = [...lines, line(4, 17, 'refused'), line(5, 9, 'start')];
	expect(logGroups(more, 'time').map((group) => group.lines.map((one) => one.index))).toEqual([
		[0],
		[1],
		[2],
		[3, 4],
		[5],
	]);
});

test('severity numbers have the names of OpenTelemetry', () => {
	expect([0, 1, 5, 9, 13, 17, 21, 24].map(severityName)).toEqual([
		'',
		'TRACE',
		'DEBUG',
		'INFO',
		'WARN',
		'ERROR',
		'FATAL',
		'FATAL',
	]);
});

test('lines that differ in numbers only fold, errors only where they are equal', () => {
	const group = (severity: number) =>
		logGroups([line(0, severity, 'key 1 read'), line(1, severity, 'key 2 read')], 'errors').map(
			(one) => one.lines.length,
		);
	expect(group(9)).toEqual([2]);
	expect(group(17)).toEqual([1, 1]);
});
