/** A choice of a few views, one of them on. */
export function Seg<Value extends string>(props: {
	readonly label: string;
	readonly value: Value;
	readonly options: readonly (readonly [value: Value, words: string])[];
	readonly onChange: (value: Value) => void;
}) {
	return (
		<fieldset className="seg" aria-label={props.label}>
			{props.options.map(([value, words]) => (
				<button
					key={value}
					type="button"
					aria-pressed={value === props.value}
					onClick={() => props.onChange(value)}
				>
					{words}
				</button>
			))}
		</fieldset>
	);
}
