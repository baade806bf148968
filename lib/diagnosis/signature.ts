import type { JoinedLogs } from '../logs/join.ts';
import { logPattern } from '../logs/log-template.ts';
import type { ErrorWords } from '../model/failure.ts';
import type { Trace } from '../model/trace.ts';
import type { Culprit } from '../model/verdict.ts';
import { errorWordsOf } from './error-facts.ts';
import { plainMessage } from './phrases.ts';

/** What makes two failures the same one: who failed at what, and the kind of error, IDs and numbers apart. */
export interface FailureSignature {
	readonly service: string;
	readonly operation: string;
	/** Patterns of what the failed call says of its error, by where it says so. */
	readonly words: ErrorWords;
}

/** Where words may stand, the most telling first. */
const PLACES = [
	'log',
	'exception',
	'status',
	'type',
	'code',
] as const satisfies readonly (keyof ErrorWords)[];

/** Signature of the failure that a verdict names. */
export function signatureOf(trace: Trace, logs: JoinedLogs, culprit: Culprit): FailureSignature {
	const { service, operation, row } = culprit;
	return { service, operation, words: patternsOf(errorWordsOf(trace, row, logs.of(row))) };
}

/** Words with their variable parts taken out, so that they can be held against each other. */
export function patternsOf(words: ErrorWords): ErrorWords {
	const pattern = (text: string): string => logPattern(plainMessage(text));
	return {
		log: pattern(words.log),
		exception: pattern(words.exception),
		status: pattern(words.status),
		type: words.type,
		code: words.code,
	};
}

/**
 * Whether two failures of one operation are of one kind: the most telling place where both say something decides.
 * Two that say nothing at all are alike.
 */
export function failedAlike(one: ErrorWords, other: ErrorWords): boolean {
	for (const place of PLACES)
		if (one[place] !== '' && other[place] !== '') return one[place] === other[place];
	return true;
}

/** The kind of error in words; empty for one that says nothing. */
export function errorKind(words: ErrorWords): string {
	return PLACES.map((place) => words[place]).find((text) => text !== '') ?? '';
}
