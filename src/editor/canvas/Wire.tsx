import { memo } from 'react';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import { curveBetween, curvePath } from './curve.ts';
import type { EdgeProps, FlowEdge } from './flow.ts';

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
  const landing = useEditorState(({ placing }) => placing?.wire === id);
  const [start, end] = [
    { x: sourceX, y: sourceY },
    { x: targetX, y: targetY },
  ];
  const path = curvePath(curveBetween(start, end, data?.wire.lane));
  const form = data?.wire.form ?? 'vector';
  return (
    <g
      className="wire"
      data-form={form}
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
      {form === 'image' && <path className="wire-gap" d={path} />}
      {form === 'sequence' && <path className="wire-ribs" d={path} />}
      <path className="wire-target react-flow__edge-interaction" d={path} />
    </g>
  );
});
