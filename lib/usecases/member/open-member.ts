import type { Asking } from '../asking.ts';
import type { PlaybackSession } from '../../model/playback-session.ts';
import { toMillis, unixNanos } from '../../model/time.ts';
import { isoNanos } from '../../api/iso-time.ts';
import type { MemberReport } from '../../api/member-report.ts';
import { findSessions } from '../session/find-sessions.ts';
import { memberDevices } from './member-devices.ts';
import { memberVerdict } from './member-verdict.ts';
import { needsAttention } from './needs-attention.ts';
import type { Ports } from '../site-ports.ts';
import { type Playback, readPlayback } from '../session/read-playback.ts';
import { sessionLine } from '../session/session-line.ts';
import { supportVerdict } from '../session/support-verdict.ts';
import { whoFixes } from '../session/who-fixes.ts';

const DAYS = 7;
const DAY_MS = 86_400_000;
const DAY_NANOS = 86_400_000_000_000n;
/** Sessions of a week that are read and judged; a member who plays more sees the newest. */
const MAX_SESSIONS = 60;

/** A member's week: one cause behind several sessions first. Undefined where nothing was played. */
export async function openMember(
	asking: Asking,
	ports: Ports,
	member: string,
): Promise<MemberReport | undefined> {
	const now = asking.now;
	const days = Math.min(DAYS, ports.retentionDays);
	const from = unixNanos(now - BigInt(days) * DAY_NANOS);
	const found = await findSessions(asking, ports, { member, from });
	const known = found.sessions.slice(0, MAX_SESSIONS);
	const playbacks = await readPlayback(asking, ports, known);
	const [newest] = playbacks;
	if (!newest) return undefined;
	const { verdict, leading } = memberVerdict(playbacks);
	return {
		id: member,
		facts: memberFacts(playbacks),
		days,
		sessionCount: playbacks.length,
		cut: found.cut || found.sessions.length > playbacks.length,
		verdict,
		leadingSession: leading?.session.id ?? null,
		fixing: leading ? await whoFixes(asking, ports, leading.told, member) : null,
		sessions: [...playbacks.filter(needsAttention), ...playbacks.filter((one) => !needsAttention(one))].map(
			entryOf,
		),
		week: weekOf(playbacks, toMillis(now)),
		devices: memberDevices(playbacks),
	};
}

function entryOf(playback: Playback): MemberReport['sessions'][number] {
	const { session, facts, told } = playback;
	const culprit = told.leading?.request?.diagnosis.verdict.culprit;
	return {
		id: session.id,
		tone: supportVerdict(playback).tone,
		line: sessionLine(playback),
		title: session.title,
		device: session.deviceModel,
		deviceKind: facts.device,
		start: isoNanos(session.start),
		durationNanos: playedNanos(session, told.outcome.kind === 'not-started'),
		service: needsAttention(playback) ? (culprit?.service ?? '') : '',
		attention: needsAttention(playback),
	};
}

function playedNanos({ start, end }: PlaybackSession, never: boolean): number {
	return never ? 0 : Number(end - start);
}

/** What the latest request that says it says. */
function memberFacts(playbacks: readonly Playback[]): MemberReport['facts'] {
	const first = (name: Parameters<Playback['facts']['fact']>[0]) =>
		playbacks.map(({ facts }) => facts.fact(name)?.text).find((text) => text !== undefined) ?? '';
	const screens = first('streamsAllowed');
	const known = [
		['Plan', [first('plan'), screens && `${screens} screens`].filter((text) => text !== '').join(', ')],
		['Country', first('memberCountry')],
		['Member since', first('memberSince')],
		['Account', first('memberStatus')],
	] as const;
	return known.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
}

const NAMES = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** Days in UTC, today last. */
function weekOf(playbacks: readonly Playback[], nowMs: number): MemberReport['week'] {
	const today = Math.floor(nowMs / DAY_MS);
	return Array.from({ length: DAYS }, (_, index) => {
		const day = today - DAYS + 1 + index;
		const blocks = playbacks
			.filter(({ session }) => Math.floor(toMillis(session.start) / DAY_MS) === day)
			.toReversed()
			.map((playback) => (needsAttention(playback) ? supportVerdict(playback).tone : 'calm'));
		const name = NAMES[(day + 4) % 7] ?? '';
		return { day: day === today ? 'Today' : name, blocks };
	});
}
