'use client';

import { formatInstant } from '../../../lib/format/clock.ts';
import { usePrinting } from '../../base/use-printing.ts';
import { useReport } from '../model/report-context.ts';

/** Link and time in the margin of every printed page. */
export function PrintFoot() {
	const { report } = useReport();
	const printed = usePrinting();
	if (printed === 0) return null;
	const left = location.href;
	const right = `Request of ${formatInstant(Date.parse(report.startTime))}, printed ${formatInstant(printed)}`;
	return (
		<style>{`@page {
			@bottom-left { content: ${quoted(left)}; font: 8pt sans-serif; }
			@bottom-right { content: ${quoted(right)} "  " counter(page) "/" counter(pages); font: 8pt sans-serif; }
		}`}</style>
	);
}

/** A string of CSS. An address holds no quotes, but what strangers wrote must not end the string or the element. */
function quoted(text: string): string {
	return `"${text.replaceAll(/["\\<>\n]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
}
