import type { ReadOptions } from '../read-options.ts';

/** Carries a hand-off to where a team reads. Refused or not reached: SourceError that says what the receiver said. */
export interface Messenger {
	readonly name: string;
	send(message: HandOffMessage, options: ReadOptions): Promise<void>;
}

/** What is sent: the text for people, and the same in parts for machines. */
export interface HandOffMessage {
	readonly text: string;
	readonly traceId: string;
	readonly service: string;
	readonly team: string;
	readonly link: string;
}
