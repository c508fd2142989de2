import { useContext } from 'react';
import { FarContext } from '../FarContext.ts';
import { type Curve, curvePath, pointOn, type Spot } from './curve.ts';
import type { WireForm } from './wires.ts';

interface Props {
  readonly form: WireForm;
  readonly curve: Curve;
}

/** The lines of a wire in the form of its kind of value; from far away the first of them alone. */
export function WireLines({ form, curve }: Props) {
  const path = curvePath(curve);
  const isFar = useContext(FarContext);
  return (
    <>
      <path className="wire-line" d={path} />
      {!isFar && (
        <>
          {(form === 'image' || form === 'pair') && <path className="wire-gap" d={path} />}
          {form === 'sequence' && <path className="wire-ribs" d={path} />}
          {form === 'tree' && <Branching at={pointOn(curve, 0.5)} />}
        </>
      )}
    </>
  );
}

/** A small tree, its root where the value goes. */
function Branching({ at: { x, y } }: { readonly at: Spot }) {
  return (
    <g className="wire-branching" transform={`translate(${x} ${y})`}>
      <rect x={-12} y={-8} width={24} height={18} rx={3} />
      <path d="M9 0H3M3 -4V4M-9 -4H3M-3 4H3M-3 1V7M-9 1H-3M-9 7H-3" />
    </g>
  );
}
