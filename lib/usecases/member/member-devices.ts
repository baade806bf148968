import { DEVICE_WORDS } from '../../sessions/device-kind.ts';
import type { MemberReport } from '../../api/member-report.ts';
import { needsAttention } from './needs-attention.ts';
import type { Playback } from '../session/read-playback.ts';
import { supportVerdict } from '../session/support-verdict.ts';

const HDCP_FOR_UHD = 2.2;

/** Devices of a member, the one with most trouble first, and what each can play. */
export function memberDevices(playbacks: readonly Playback[]): MemberReport['devices'] {
	const byDevice = Map.groupBy(playbacks, ({ session }) => session.device || session.deviceModel);
	return [...byDevice.values()]
		.map((own) => deviceOf(own))
		.toSorted((a, b) => b.failed - a.failed || b.flawed - a.flawed);
}

function deviceOf(own: readonly Playback[]): MemberReport['devices'][number] {
	const tones = own.filter(needsAttention).map((playback) => supportVerdict(playback).tone);
	const text = (name: Parameters<Playback['facts']['fact']>[0]) =>
		own.map(({ facts }) => facts.fact(name)?.text).find((found) => found !== undefined) ?? '';
	const kind = own[0]?.facts.device ?? 'device';
	const hdcp = text('hdcp');
	const version = text('appVersion');
	const parts = [
		text('osName'),
		version && `app ${version}`,
		hdcp && `HDCP ${hdcp}${Number(hdcp) >= HDCP_FOR_UHD ? ', 4K ready' : ', so no 4K'}`,
	];
	return {
		model: own[0]?.session.deviceModel || DEVICE_WORDS[kind],
		kind,
		detail: parts.filter((part) => part !== '').join(', '),
		failed: tones.filter((tone) => tone === 'error').length,
		flawed: tones.filter((tone) => tone === 'warn').length,
	};
}
