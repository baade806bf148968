const ENTRIES = [
	['own', 'own work'],
	['below', 'waiting on calls below'],
	['critical', 'critical path'],
	['beyond', 'time beyond p99'],
	['gapbar', 'waiting to retry'],
	['apart', 'async'],
	['errlog', 'error log'],
] as const;

/** How to read the timeline. */
export function TimelineLegend() {
	return (
		<ul className="legend" aria-label="How to read the timeline">
			{ENTRIES.map(([kind, words]) => (
				<li key={kind}>
					<i className={kind} />
					{words}
				</li>
			))}
		</ul>
	);
}
