import { NumberField } from './NumberField.tsx';
import { niceLimit } from './series/drawColumns.ts';
import { type GestureHandlers, useGesture } from './useGesture.ts';

interface VectorInputProps extends GestureHandlers<readonly number[]> {
  /** One a feature; those that are missing are zeros. */
  readonly values: readonly number[];
  readonly size: number;
}

/** Of a longer vector the first are listed; all are in the list of values. */
const mostRows = 64;

/** A slider and a number for each feature of a vector. Sliders end at a round number that no value is beyond. */
export function VectorInput({ values: given, size, onDraw, onEnd }: VectorInputProps) {
  const values = Array.from({ length: size }, (_, i) => given[i] ?? 0);
  const gesture = useGesture<readonly number[]>({ onDraw, onEnd });
  const limit = Math.max(1, niceLimit(values));
  const set = (feature: number, value: number) =>
    gesture.change(() => values.map((each, i) => (i === feature ? value : each)));
  return (
    <section aria-label="Numbers">
      <h3 className="heading">Numbers</h3>
      <div className="slider-rows">
        {values.slice(0, mostRows).map((value, feature) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a feature is known by its index alone.
          <div key={feature} className="slider-row">
            <span aria-hidden="true">{feature}</span>
            <input
              type="range"
              aria-label={`Slider of feature ${feature}`}
              min={-limit}
              max={limit}
              step={limit / 100}
              value={value}
              onChange={(event) => set(feature, event.target.valueAsNumber)}
              onPointerUp={gesture.end}
              onKeyUp={gesture.end}
              onBlur={gesture.end}
              onDoubleClick={() => {
                set(feature, 0);
                gesture.end();
              }}
            />
            <NumberField
              label={`Number of feature ${feature}`}
              hidesLabel
              value={value}
              onNumber={(number) => set(feature, number)}
              onEnd={gesture.end}
            />
          </div>
        ))}
      </div>
      {size > mostRows && (
        <p className="quiet">
          The first {mostRows} of {size}.
        </p>
      )}
    </section>
  );
}
