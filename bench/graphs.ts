import type { Document, Node, Wire } from '../src/document/document.ts';

/** Graphs of about any number of nodes, bodies counted in; by name of their form. */
export const forms = { chain, residual, wide, recurrent, nested } as const;

/** Layers one behind the other. */
function chain(count: number): Document {
  const nodes = Array.from(
    { length: count - 1 },
    (_, i): Node => ({ id: `n${i}`, block: 'vanilla', params: { units: 8 } }),
  );
  return document(
    nodes,
    nodes.map((node, i): Wire => [i === 0 ? 'in.out' : `n${i - 1}.y`, `${node.id}.x`]),
  );
}

/** A layer, and the sum of what goes into it and comes out, again and again. */
function residual(count: number): Document {
  const nodes: Node[] = [];
  const wires: Wire[] = [];
  let last = 'in.out';
  for (let i = 0; nodes.length + 1 < count; i++) {
    nodes.push({ id: `f${i}`, block: 'vanilla', params: { units: 8 } }, { id: `s${i}`, block: 'add' });
    wires.push([last, `f${i}.x`], [last, `s${i}.a`], [`f${i}.y`, `s${i}.b`]);
    last = `s${i}.y`;
  }
  return document(nodes, wires);
}

/** Many layers that all read one input. */
function wide(count: number): Document {
  const nodes = Array.from(
    { length: count - 1 },
    (_, i): Node => ({ id: `n${i}`, block: 'vanilla', params: { units: 8 } }),
  );
  return document(
    nodes,
    nodes.map((node): Wire => ['in.out', `${node.id}.x`]),
  );
}

/** Recurrences over one text, each with a GRU in its body and a layer behind it. */
function recurrent(count: number): Document {
  const nodes: Node[] = [
    { id: 'text', block: 'text', params: { vocabulary: 'abcdefghijklmnopqrstuvwxyz', value: 'layerwire' } },
    { id: 'embed', block: 'embedding', params: { size: 8 } },
  ];
  const wires: Wire[] = [['text.out', 'embed.x']];
  for (let i = 0; 3 * i + 2 < count; i++) {
    nodes.push(
      {
        id: `r${i}`,
        block: 'recur',
        body: {
          nodes: [{ id: 'cell', block: 'gru', params: { units: 8 } }],
          wires: [
            ['$.element', 'cell.x'],
            ['$.state', 'cell.state'],
            ['cell.output', '$.output'],
            ['cell.state', '$.state'],
          ],
        },
      },
      { id: `n${i}`, block: 'vanilla', params: { units: 8 } },
    );
    wires.push(['embed.y', `r${i}.sequence`], [`r${i}.last`, `n${i}.x`]);
  }
  return { format: 'layerwire', version: 1, nodes, wires };
}

/** Convolutions whose bodies are chains of ten layers. */
function nested(count: number): Document {
  const layers = 10;
  const nodes: Node[] = [];
  const wires: Wire[] = [];
  for (let i = 0; (layers + 1) * i + 1 < count; i++) {
    const body = Array.from(
      { length: layers },
      (_, k): Node => ({ id: `l${k}`, block: 'vanilla', params: { units: 4 } }),
    );
    nodes.push({
      id: `c${i}`,
      block: 'convolve',
      body: {
        nodes: body,
        wires: [
          ...body.map((node, k): Wire => [k === 0 ? '$.window' : `l${k - 1}.y`, `${node.id}.x`]),
          [`l${layers - 1}.y`, '$.result'],
        ],
      },
    });
    wires.push(['in.out', `c${i}.x`]);
  }
  return document(nodes, wires);
}

/** A graph whose nodes at the top lie in lines of so many, each with room enough for its picture. */
export function inLines(graph: Document, columns: number): Document {
  const nodes = graph.nodes.map((node, i): Node => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    return { ...node, at: [column * 220, row * 168] };
  });
  return { ...graph, nodes };
}

function document(nodes: readonly Node[], wires: readonly Wire[]): Document {
  const source: Node = { id: 'in', block: 'vector', params: { size: 8 } };
  return { format: 'layerwire', version: 1, nodes: [source, ...nodes], wires };
}
