import type { MemberReport } from '../../lib/api/member-report.ts';
import { Icon } from '../base/icon.tsx';
import { Panel } from '../base/panel.tsx';
import { DEVICE_ICONS } from './device-icons.ts';

/** Devices and what each can play. */
export function MemberDevices({ devices }: { readonly devices: MemberReport['devices'] }) {
	return (
		<Panel title="Devices" count={`${devices.length}`}>
			{devices.map((device) => (
				<div key={`${device.model} ${device.detail}`} className="dv">
					<Icon name={DEVICE_ICONS[device.kind]} />
					<b>{device.model}</b>
					{device.failed > 0 ? (
						<span className="badge error">
							<Icon name="error" />
							{device.failed} failed
						</span>
					) : device.flawed > 0 ? (
						<span className="badge warn">
							<Icon name="warning" />
							{device.flawed} with trouble
						</span>
					) : (
						<span className="c3 small">fine</span>
					)}
					<p>{device.detail}</p>
				</div>
			))}
		</Panel>
	);
}
