import { evaluateSize, type Size } from '../../base/size.ts';
import { axesIn, isKnown, type ValueType, withAxes } from '../../base/valueType.ts';
import type { Types } from '../../blocks/define.ts';
import { childrenIn } from '../../blocks/recurse.ts';
import type { Inference } from '../../compiler/infer.ts';
import type { ResolvedNode } from '../../compiler/resolve.ts';
import type { Forms } from './forms.ts';
import { refuse } from './notPackable.ts';

/** What types say of values that differ in length or form from example to example. */
export class RaggedTypes {
  private readonly inference: Inference;
  private readonly forms: Forms;

  constructor(inference: Inference, forms: Forms) {
    this.inference = inference;
    this.forms = forms;
  }

  /** The size of the first axis where it differs from example to example. */
  raggedSize(type: ValueType): Size | undefined {
    const [first] = axesIn(type);
    return first && !isKnown(first) && this.forms.countsOf(first.size) ? first.size : undefined;
  }

  /** The type of an element along the first axis if that is ragged; else the type itself. */
  ofRow(type: ValueType): ValueType {
    return this.raggedSize(type) === undefined ? type : elementOf(type);
  }

  /** What the types are where every value is one row of it. */
  ofOneRow(): Inference {
    const { types } = this.inference;
    return {
      ...this.inference,
      types: new Map([...types].map(([port, type]) => [port, this.ofRow(type)])),
    };
  }

  /** The types of a node's inputs, in which what is ragged has no size. */
  typesOf(node: ResolvedNode): Types {
    return Object.fromEntries(
      [...node.inputs.keys()].flatMap((port) => {
        const type = this.inference.types.get(`${node.path}.${port}`);
        return type ? [[port, type]] : [];
      }),
    );
  }

  /** That the type of a row follows from those of the rows that it is made of. */
  checkRowwise({ path, inputs, ports }: ResolvedNode): void {
    for (const port of [...inputs.keys(), ...Object.keys(ports.outputs)]) {
      const type = this.inference.types.get(`${path}.${port}`);
      if (type && !axesIn(this.ofRow(type)).every(isKnown))
        refuse(path, `${port} differs in more than one length`);
    }
  }

  /** That all sizes inside are known once it is known how many children a node has. */
  checkBody({ path, body }: ResolvedNode): void {
    if (!body) return;
    const children = new Map(
      [...this.inference.fronts.keys()].map((combinator) => [childrenIn(combinator), 1]),
    );
    for (const [port, type] of this.inference.types)
      if (port.startsWith(`${path}/`) && !isSized(type, children))
        refuse(port, 'a length in a body differs from example to example');
  }
}

function isSized(type: ValueType, known: ReadonlyMap<string, number>): boolean {
  if (type.kind === 'tuple') return type.items.every((item) => isSized(item, known));
  return type.axes.every(({ size }) => evaluateSize(size, known) !== undefined);
}

/** The type of an element along the first axis. */
function elementOf(type: ValueType): ValueType {
  return withAxes(type, axesIn(type).slice(1));
}
