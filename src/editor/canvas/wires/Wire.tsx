import { memo, useContext } from 'react';
import { useEditor, useEditorState } from '../../state/useEditor.ts';
import { FarContext } from '../FarContext.ts';
import type { EdgeProps, FlowEdge } from '../flow/flow.ts';
import { curveBetween, curvePath } from './curve.ts';
import { WireLines } from './WireLines.tsx';

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
      <WireLines form={form} curve={curve} />
      {!isFar && <path className="wire-target react-flow__edge-interaction" d={curvePath(curve)} />}
    </g>
  );
});
