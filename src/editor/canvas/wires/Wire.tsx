import { memo, useContext } from 'react';
import { useEditor, useEditorState } from '../../state/useEditor.ts';
import { FarContext } from '../FarContext.ts';
import type { EdgeProps, FlowEdge } from '../flow/flow.ts';
import { curveBetween, curvePath, pointOn, type Spot } from './curve.ts';

/** A wire in the form of its kind of value, with a wide invisible line to point at. */
export const Wire = memo(function Wire({
  id,
  sourceX,
  sourceY,
  targetX,
  targetY,
  selected,
  data,
}: EdgeProps<FlowEdge>) {
  const editor = useEditor();
  const landing = useEditorState(({ placing, landingWire }) => placing?.wire === id || landingWire === id);
  const [start, end] = [
    { x: sourceX, y: sourceY },
    { x: targetX, y: targetY },
  ];
  const curve = curveBetween(start, end, data?.wire.lane);
  const path = curvePath(curve);
  const form = data?.wire.form ?? 'vector';
  const isFar = useContext(FarContext);
  return (
    <g
      className="wire"
      data-form={form}
      data-symbols={data?.wire.type?.kind === 'symbols'}
      data-wrong={!!data?.wire.problem}
      data-selected={selected}
      data-landing={landing}
      data-wire={id}
      onPointerEnter={() => editor.setState({ hoveredWire: id })}
      onPointerLeave={() =>
        editor.setState((state) => (state.hoveredWire === id ? { hoveredWire: undefined } : state))
      }
    >
      <path className="wire-line" d={path} />
      {!isFar && (
        <>
          {(form === 'image' || form === 'pair') && <path className="wire-gap" d={path} />}
          {form === 'sequence' && <path className="wire-ribs" d={path} />}
          {form === 'tree' && <Branching at={pointOn(curve, 0.5)} />}
          <path className="wire-target react-flow__edge-interaction" d={path} />
        </>
      )}
    </g>
  );
});

/** A small tree, its root where the value goes. */
function Branching({ at: { x, y } }: { readonly at: Spot }) {
  return (
    <g className="wire-branching" transform={`translate(${x} ${y})`}>
      <rect x={-12} y={-8} width={24} height={18} rx={3} />
      <path d="M9 0H3M3 -4V4M-9 -4H3M-3 4H3M-3 1V7M-9 1H-3M-9 7H-3" />
    </g>
  );
}
