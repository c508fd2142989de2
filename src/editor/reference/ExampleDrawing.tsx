import { useMemo } from 'react';
import { blocks } from '../../blocks/index.ts';
import { infer } from '../../compiler/infer.ts';
import type { Document } from '../../document/document.ts';
import { factsOf } from '../canvas/layout/facts.ts';
import { layOut, type NodeLayout, portKey, titleOf } from '../canvas/layout/layout.ts';
import { titleHeight } from '../canvas/layout/placePorts.ts';
import { curvePath } from '../canvas/wires/curve.ts';
import { wireCurve } from '../canvas/wires/dropTarget.ts';
import { shownType } from '../canvas/wires/shownType.ts';
import { type DrawnWire, drawnWires, wireForm } from '../canvas/wires/wires.ts';

interface Props {
  readonly document: Document;
  /** The block that the example is about. */
  readonly block: string;
}

const nothing: ReadonlySet<string> = new Set();
const margin = 12;

/** A graph as the canvas draws it, but still: where a node has its live picture stands the shape of what it gives. */
export function ExampleDrawing({ document, block }: Props) {
  const { inference, layout, wires } = useMemo(() => {
    const inference = infer(document);
    const layout = layOut(document, factsOf(inference, nothing));
    return { inference, layout, wires: drawnWires(document, inference, layout) };
  }, [document]);
  const nodes = [...layout.values()];
  const width = Math.max(...nodes.map(({ x, box }) => x + box.width)) + 2 * margin;
  const height = Math.max(...nodes.map(({ y, box }) => y + box.height)) + 2 * margin;
  return (
    <div className="example-drawing">
      <svg
        role="img"
        aria-label={`${document.title}: ${nodes.map(({ node }) => titleOf(node)).join(', ')}`}
        viewBox={`${-margin} ${-margin} ${width} ${height}`}
        width={width}
        height={height}
      >
        {nodes.map((each) => (
          <DrawnNode
            key={each.path}
            layout={each}
            isMeant={each.node.block === block}
            shape={shownType(inference.types.get(each.picture?.port ?? ''))}
          />
        ))}
        {wires.map((wire) => {
          const curve = wireCurve(layout, wire);
          return curve && <DrawnLine key={wire.id} wire={wire} path={curvePath(curve)} />;
        })}
        {nodes.flatMap(({ path, x, y, ports }) =>
          ports.map((port) => (
            <g
              key={`${path} ${portKey(port)}`}
              className="drawn-port"
              data-form={wireForm(inference.types.get(port.port))}
              transform={`translate(${x + port.x} ${y + port.y})`}
            >
              <circle r={3.25} />
              <text
                x={port.gives === port.boundary ? 8 : -8}
                y={port.boundary ? -8 : 4}
                textAnchor={port.gives === port.boundary ? 'start' : 'end'}
              >
                {port.name}
              </text>
            </g>
          )),
        )}
      </svg>
    </div>
  );
}

interface DrawnNodeProps {
  readonly layout: NodeLayout;
  readonly isMeant: boolean;
  readonly shape: string;
}

function DrawnNode({ layout: { node, x, y, box, picture, frame }, isMeant, shape }: DrawnNodeProps) {
  const lines = shape.split(', ');
  return (
    <g
      className="drawn-node"
      data-category={blocks.get(node.block)?.category}
      data-meant={isMeant}
      transform={`translate(${x} ${y})`}
    >
      <rect className="drawn-box" width={box.width} height={box.height} rx={6} />
      <rect className="drawn-accent" x={-0.5} y={8} width={3} height={12} />
      <text className="drawn-title" x={12} y={titleHeight / 2 + 5}>
        {titleOf(node)}
      </text>
      {frame && <rect className="drawn-frame" {...boxOf(frame)} rx={6} />}
      {picture && (
        <>
          <rect className="drawn-picture" {...boxOf(picture)} rx={4} />
          <text className="drawn-shape" textAnchor="middle">
            {lines.map((line, i) => (
              <tspan
                key={line}
                x={picture.x + picture.width / 2}
                y={picture.y + picture.height / 2 + 4 + (i - (lines.length - 1) / 2) * 14}
              >
                {line}
              </tspan>
            ))}
          </text>
        </>
      )}
    </g>
  );
}

function boxOf({ x, y, width, height }: NonNullable<NodeLayout['frame'] | NodeLayout['picture']>) {
  return { x, y, width, height };
}

function DrawnLine({ wire: { form }, path }: { readonly wire: DrawnWire; readonly path: string }) {
  return (
    <g className="wire" data-form={form}>
      <path className="wire-line" d={path} />
      {(form === 'image' || form === 'pair') && <path className="wire-gap" d={path} />}
      {form === 'sequence' && <path className="wire-ribs" d={path} />}
    </g>
  );
}
