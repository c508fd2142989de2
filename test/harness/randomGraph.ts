import fc from 'fast-check';
import { countElements, shapeOf, type ValueType } from '../../src/base/valueType.ts';
import { infer } from '../../src/compiler/infer.ts';
import type { Document, Graph, Node, Wire } from '../../src/document/document.ts';
import { node } from './graph.ts';

/** Graphs without problems, bodies nested to three; what decides is a list of numbers, which shrinks. */
export const wellTypedGraphs: fc.Arbitrary<Document> = fc
  .array(fc.nat(9999), { minLength: 40, maxLength: 160, size: 'max' })
  .map((choices) => new Drawing(choices).document());

/** Draws a graph node by node, each put where it fits, by what the choices say. */
class Drawing {
  private readonly choices: number[];

  constructor(choices: readonly number[]) {
    this.choices = [...choices];
  }

  document(): Document {
    const source = this.below(2) === 0 ? node('in', 'vector', { size: 1 + this.below(9) }) : this.image();
    const graph = this.chain('in.out', 2 + this.below(6), 0, (body) => ({
      format: 'layerwire',
      version: 1,
      seed: this.below(100),
      ...body,
      nodes: [source, ...body.nodes],
    }));
    return graph.document;
  }

  private image(): Node {
    const channels = this.below(3) === 0 ? 3 : 1;
    return node('in', 'image', { height: 3 + this.below(6), width: 3 + this.below(6), channels });
  }

  /**
   * Up to `length` nodes one behind the other from a port on, tried within what is around them: a node that brings a
   * problem is left out again.
   */
  private chain(from: string, length: number, depth: number, around: (graph: Graph) => Document) {
    let nodes: Node[] = [];
    let wires: Wire[] = [];
    let last = from;
    let document = around({ nodes, wires });
    for (let tries = 0; tries < 4 * length && nodes.length < length && this.choices.length > 0; tries++) {
      const id = `n${nodes.length}`;
      const before = last;
      const [drawn, ...inputs] = this.node(id, depth, (body) =>
        around({ nodes: [...nodes, body], wires: [...wires, [before, `${id}.x`]] }),
      );
      const moreWires = inputs.map((port): Wire => [before, `${id}.${port}`]);
      const trial = around({ nodes: [...nodes, drawn], wires: [...wires, ...moreWires] });
      if (!sound(trial)) continue;
      nodes = [...nodes, drawn];
      wires = [...wires, ...moreWires];
      last = `${id}.y`;
      document = trial;
    }
    return { document, nodes, wires, last };
  }

  private node(id: string, depth: number, around: (node: Node) => Document): readonly [Node, ...string[]] {
    switch (this.below(depth < 3 ? 12 : 8)) {
      case 0:
        return [
          node(id, 'vanilla', {
            units: 1 + this.below(5),
            nonlinearity: this.oneOf('tanh', 'sigmoid', 'rectifier', 'none'),
            bias: this.below(2) === 0,
          }),
          'x',
        ];
      case 1:
        return [node(id, this.oneOf('sigmoid', 'tanh', 'rectifier', 'softmax')), 'x'];
      case 2:
        return [node(id, 'flatten', { keep: this.below(2) === 0 ? [] : ['height'] }), 'x'];
      case 3:
        return [node(id, 'join'), 'a', 'b'];
      case 4:
        return [node(id, this.oneOf('add', 'multiply')), 'a', 'b'];
      case 5:
        return [node(id, 'max-pooling', this.windows()), 'x'];
      case 6:
        return [node(id, 'vanilla', { units: 3 }), 'x'];
      case 7:
        return [
          node(id, this.oneOf('mean', 'sum', 'maximum'), { axis: this.oneOf('height', 'width', 'position') }),
          'x',
        ];
      case 8:
        return [
          this.combinator(
            id,
            'stack',
            { times: 1 + this.below(3), shared: this.below(2) === 0 },
            'input',
            'output',
            depth,
            around,
          ),
          'x',
        ];
      default: {
        const window = this.oneOf('vector', 'grid');
        return [
          this.combinator(id, 'convolve', { ...this.windows(), window }, 'window', 'result', depth, around),
          'x',
        ];
      }
    }
  }

  private combinator(
    id: string,
    block: string,
    params: Node['params'],
    handed: string,
    taken: string,
    depth: number,
    around: (node: Node) => Document,
  ): Node {
    const whole = (body: Graph): Node => ({ id, block, ...(params && { params }), body });
    // While it is drawn, the body's result is what it is handed, which any body may give back.
    const trial = (graph: Graph) =>
      around(whole({ nodes: graph.nodes, wires: [...graph.wires, [`$.${handed}`, `$.${taken}`]] }));
    const { nodes, wires, last } = this.chain(`$.${handed}`, 1 + this.below(4), depth + 1, trial);
    return whole({ nodes, wires: [...wires, [last, `$.${taken}`]] });
  }

  private windows(): Record<string, number[] | string> {
    const size = Array.from({ length: 1 + this.below(2) }, () => 1 + this.below(3));
    return {
      size,
      ...(this.below(2) === 0 && { stride: size.map(() => 1 + this.below(2)) }),
      ...(this.below(3) === 0 && { padding: 'same' }),
    };
  }

  private below(limit: number): number {
    return (this.choices.shift() ?? 0) % limit;
  }

  private oneOf<T>(...options: readonly [T, ...T[]]): T {
    return options[this.below(options.length)] ?? options[0];
  }
}

/** Whether there is no problem, and nothing grows beyond what a test should take. */
function sound(document: Document): boolean {
  const { problems, types, fronts } = infer(document);
  if (problems.length > 0) return false;
  const size = (type: ValueType) => countElements(shapeOf(type));
  const around = (port: string) =>
    countElements(
      (fronts.get(port.slice(0, Math.max(0, port.lastIndexOf('/')))) ?? []).map((each) => each.size),
    );
  return [...types].every(([port, type]) => size(type) * around(port) < 4000);
}
