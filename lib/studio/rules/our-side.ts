import type { Rule } from '../cause.ts';
import { answered, failedRequests } from '../facts.ts';
import { capitalised, pronouns } from '../phrases.ts';
import { ofAsked, ofRequest, sentenceOn } from '../sentence.ts';

/** The person's last tries in an app failed although nobody refused them. */
export const ourSide: Rule = (facts) => {
	const failed = failedRequests(facts);
	const newest = new Map(facts.requests.toReversed().map((request) => [actionOf(request), request]));
	const byApp = Map.groupBy(failed, actionOf);
	return Array.from(byApp).flatMap(([action, requests]) => {
		const [first, ...more] = requests;
		// What went well afterwards is no trouble any more.
		if (!first || newest.get(action)?.hasError !== true) return [];
		const { possessive } = pronouns(facts.user);
		return [
			{
				kind: 'our-side',
				cannot: `can’t use “${first.rootOperation}”`,
				clause: `${first.rootService} fails on our side`,
				evidence: [ofRequest(first), ...more.map(ofRequest)],
				details:
					facts.refusals.length > 0
						? []
						: sentenceOn(
								`${capitalised(possessive)} access is fine: no app has turned ${possessive} work away.`,
								answered(facts, 'refusals').map(ofAsked),
							),
				project: '',
			} as const,
		];
	});
};

function actionOf({ rootService, rootOperation }: { rootService: string; rootOperation: string }): string {
	return `${rootService} ${rootOperation}`;
}
