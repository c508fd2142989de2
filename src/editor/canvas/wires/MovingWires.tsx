import { useMemo } from 'react';
import { useEditorState } from '../../state/useEditor.ts';
import { useViewport } from '../flow/flow.ts';
import { wireCurve } from './dropTarget.ts';
import { movingWires } from './movingWires.ts';
import { WireLines } from './WireLines.tsx';
import type { DrawnWire } from './wires.ts';

/**
 * The wires of what is dragged, outside of React Flow's drawing: that would be painted anew for them, and React Flow goes through all
 * of its wires when one of them changes.
 */
export function MovingWires() {
  const wires = useEditorState((state) => state.wires);
  const dragging = useEditorState((state) => state.dragging);
  const moving = useMemo(() => [...movingWires({ wires, dragging })], [wires, dragging]);
  if (moving.length === 0) return null;
  return (
    <>
      <Sheet wires={moving.filter(({ scope }) => scope === '')} isInBody={false} />
      <Sheet wires={moving.filter(({ scope }) => scope !== '')} isInBody />
    </>
  );
}

interface Props {
  readonly wires: readonly DrawnWire[];
  /** Those in bodies lie over the frames of these, and so over all nodes; the others under all. */
  readonly isInBody: boolean;
}

function Sheet({ wires, isInBody }: Props) {
  const layout = useEditorState((state) => state.layout);
  const selected = useEditorState((state) => state.selectedWires);
  const { x, y, zoom } = useViewport();
  if (wires.length === 0) return null;
  return (
    <svg className="moving-wires" data-in-body={isInBody} aria-hidden="true">
      <g transform={`translate(${x} ${y}) scale(${zoom})`}>
        {wires.map((wire) => {
          const curve = wireCurve(layout, wire);
          return (
            curve && (
              <g
                key={wire.id}
                className="wire"
                data-form={wire.form}
                data-symbols={wire.type?.kind === 'symbols'}
                data-wrong={!!wire.problem}
                data-selected={selected.has(wire.id)}
                data-wire={wire.id}
              >
                <WireLines form={wire.form} curve={curve} />
              </g>
            )
          );
        })}
      </g>
    </svg>
  );
}
