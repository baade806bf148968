import type { CompareReport } from '../../lib/api/compare.ts';
import { formatCount } from '../../lib/format/count.ts';
import { Panel } from '../base/panel.tsx';

/** Attributes that have another value in each: of the calls that differ, their callers, and the first call. */
export function AttributeTable({ report }: { readonly report: CompareReport }) {
	const { attributes, attributesLooked } = report;
	return (
		<Panel
			title="Attributes that differ"
			id="attributes"
			count={`${formatCount(attributes.length)} of ${formatCount(attributesLooked)}`}
		>
			{attributes.length === 0 ? (
				<p className="cmp-empty c2">None beside IDs, times and measurements.</p>
			) : (
				<table className="cmp-attributes">
					<caption className="sr">Attributes that differ</caption>
					<thead>
						<tr>
							<th>Attribute</th>
							<th>{report.other.state === 'healthy' ? 'Healthy' : 'Other'}</th>
							<th>This one</th>
						</tr>
					</thead>
					<tbody>
						{attributes.map((attribute) => (
							<tr key={attribute.key}>
								<th scope="row" title={`of ${attribute.service}`}>
									{attribute.key}
								</th>
								<td>{attribute.other ? <code>{attribute.other}</code> : <span className="c3">none</span>}</td>
								<td>{attribute.one ? <code>{attribute.one}</code> : <span className="c3">none</span>}</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
		</Panel>
	);
}
