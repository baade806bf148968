/**
 * Secrets that are known by their look, whatever they are called: the beginnings that their makers gave them so that
 * they can be found. Each is the first letters and what follows. Sources: the vendors' documentation of secret scanning.
 */
const SHAPES: readonly (readonly [prefix: string, rest: string])[] = [
	['gh[pousr]_', '[A-Za-z0-9]{20,255}'],
	['github_pat_', '\\w{20,255}'],
	['gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|oas|soat|ffct)-', '[\\w.-]{15,255}'],
	['xox[a-z](?:\\.xox[a-z])?-', '[\\w-]{8,255}'],
	['xapp-', '[\\w-]{10,255}'],
	['(?:sk|rk|pk)_(?:live|test)_', '[A-Za-z0-9]{10,255}'],
	['whsec_', '[\\w+/=-]{16,255}'],
	['(?:AKIA|ASIA|ABIA|ACCA)', '[A-Z0-9]{16}'],
	['AIza', '[\\w-]{30,80}'],
	['ya29\\.', '[\\w.-]{20,1024}'],
	['GOCSPX-', '[\\w-]{20,80}'],
	['1//0', '[\\w-]{25,255}'],
	['npm_', '[A-Za-z0-9]{20,80}'],
	['pypi-', '[\\w-]{16,1024}'],
	['rubygems_', '[a-f0-9]{32,80}'],
	['dckr_(?:pat|oat)_', '[\\w-]{20,80}'],
	['sk-', '(?=[\\w-]{0,40}\\d)[\\w-]{20,255}'],
	['hf_', '[A-Za-z0-9]{20,80}'],
	['gsk_', '[A-Za-z0-9]{20,80}'],
	['r8_', '[A-Za-z0-9]{20,80}'],
	['xai-', '[A-Za-z0-9]{20,120}'],
	['pplx-', '[A-Za-z0-9]{20,80}'],
	['SG\\.', '[\\w-]{10,80}\\.[\\w-]{10,80}'],
	['key-', '[0-9a-f]{32}'],
	['SK', '[0-9a-f]{32}'],
	['shp(?:at|ca|pa|ss|ua)_', '[a-fA-F0-9]{32,64}'],
	['sq0(?:atp|csp|idp)-', '[\\w-]{20,80}'],
	['do[opr]_v1_', '[a-f0-9]{40,80}'],
	['HRKU-', '[\\w-]{20,80}'],
	['lin_(?:api|oauth)_', '[A-Za-z0-9]{20,80}'],
	['ntn_', '[A-Za-z0-9]{20,80}'],
	['AT[AC]TT3', '[\\w=-]{20,255}'],
	['ATBB', '[A-Za-z0-9]{20,80}'],
	['dapi', '[a-f0-9]{32}'],
	['dp\\.(?:pt|st|ct|sa|scim|audit)\\.', '[\\w.]{20,80}'],
	['hv[sbr]\\.', '[\\w-]{20,255}'],
	['gl(?:sa|c)_', '[\\w+/=-]{20,255}'],
	['NRAK-', '[A-Z0-9]{20,40}'],
	['dt0[a-z]\\d{2}\\.', '[A-Z0-9]{20,30}\\.[A-Z0-9]{40,80}'],
	['sntry[su]_', '[\\w+/=-]{20,512}'],
	['figd_', '[\\w-]{20,80}'],
	['PMAK-', '[\\w-]{20,80}'],
	['pscale_(?:tkn|pw|oauth)_', '[\\w.-]{20,80}'],
	['sbp_', '[a-f0-9]{30,80}'],
	['pul-', '[a-f0-9]{40}'],
	['AGE-SECRET-KEY-1', '[0-9A-Z]{40,80}'],
	['nfp_', '[A-Za-z0-9]{20,80}'],
	['AKC[pP]', '[A-Za-z0-9]{40,120}'],
	['EAA[A-Z]', '[A-Za-z0-9]{40,400}'],
];

const TOKEN = new RegExp(
	`(?<![A-Za-z0-9])(?:${SHAPES.map(([prefix, rest]) => prefix + rest).join('|')})(?![A-Za-z0-9])`,
	'g',
);

/** Tokens whose makers gave them no beginning, but parts of fixed lengths or an address. */
const PARTS: readonly RegExp[] = [
	// Telegram, Discord, Mailchimp, Terraform Cloud, webhooks of Slack.
	/(?<!\w)\d{8,10}:AA[\w-]{33}(?![\w-])/g,
	/(?<![\w-])[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,40}(?![\w-])/g,
	/(?<!\w)[0-9a-f]{32}-us\d{1,2}(?!\w)/g,
	/(?<!\w)[A-Za-z0-9]{14}\.atlasv1\.[\w-]{40,80}/g,
	/(?<=hooks\.slack\.com\/(?:services|workflows|triggers)\/)[\w/-]{10,200}/g,
];

const PEM_BEGIN = '-----BEGIN ';
const PEM_END = '-----END ';

/** Replaces tokens of known look. `found` is called for each. Linear: every class has a length that it can't pass. */
export function maskTokens(text: string, mask: string, found: () => void): string {
	const masked = (): string => {
		found();
		return mask;
	};
	let result = text.replace(TOKEN, masked);
	for (const pattern of PARTS) result = result.replace(pattern, masked);
	return result;
}

/** Replaces what stands in private keys, to their end or to that of the text. */
export function maskPrivateKeys(text: string, mask: string, found: () => void): string {
	let result = '';
	let kept = 0;
	for (let begin = text.indexOf(PEM_BEGIN); begin >= 0; begin = text.indexOf(PEM_BEGIN, begin + 1)) {
		if (begin < kept) continue;
		const label = /^-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/.exec(
			text.slice(begin, begin + 90),
		);
		if (!label) continue;
		const from = begin + label[0].length;
		const end = text.indexOf(PEM_END, from);
		const to = end < 0 ? text.length : end;
		if (text.slice(from, to) === mask) continue;
		found();
		result += text.slice(kept, from) + mask;
		kept = to;
	}
	return kept === 0 ? text : result + text.slice(kept);
}

/** First three letters of every shape, as they may stand in a text; the prefilter looks for them. */
export const TOKEN_STARTS: readonly string[] = (
	'ghp gho ghu ghs ghr git glp gld glr glc glf gli gla glo gls xox xap sk_ rk_ pk_ whs AKI ASI ABI ACC ' +
	'AIz ya2 GOC 1// npm pyp rub dck sk- hf_ gsk r8_ xai ppl SG. key shp sq0 doo dop dor HRK lin ntn ATA ' +
	'ATC ATB dap dp. hvs hvb hvr NRA dt0 snt fig PMA psc sbp pul AGE nfp AKC EAA --- hoo atl us1 us2 SK0 ' +
	'SK1 SK2 SK3 SK4 SK5 SK6 SK7 SK8 SK9 SKa SKb SKc SKd SKe SKf'
).split(' ');
