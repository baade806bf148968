/** Where a cause is put right, and who may say yes. Empty strings where unknown. */
export interface AccessTool {
	readonly name: string;
	/** What the button says, such as "Open her role". */
	readonly action: string;
	/** Opened on the person. */
	readonly url: string;
	readonly approver: string;
	readonly approverUrl: string;
	readonly channel: string;
	readonly channelUrl: string;
}
