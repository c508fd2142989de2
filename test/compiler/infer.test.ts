import { describe, expect, it } from 'vitest';
import { describeType } from '../../src/base/valueType.ts';
import { infer } from '../../src/compiler/infer.ts';
import type { Document } from '../../src/document/document.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';

const units = (count: number) => ({ units: count });
const slide = (id: string, size: number[], count: number) =>
  node(
    id,
    'convolve',
    { size },
    bodyOf([node('unit', 'vanilla', units(count))], '$.window → unit.x', 'unit.y → $.result'),
  );

/** The one problem of a document, as `path: message`; its wire and the labels of its fixes, where they are asked for. */
function checkProblem(
  document: Document,
  wanted: { at: string; says: string; wire?: [string, string]; fixes?: string[] },
) {
  const { problems } = infer(document);
  expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([
    `${wanted.at}: ${wanted.says}`,
  ]);
  if (wanted.wire) expect(problems[0]?.wire).toEqual(wanted.wire);
  if (wanted.fixes) expect(problems[0]?.fixes?.map(({ label }) => label) ?? []).toEqual(wanted.fixes);
}

function checkTypes(document: Document, wanted: Readonly<Record<string, string>>) {
  const { problems, types } = infer(document);
  expect(problems).toEqual([]);
  for (const [port, type] of Object.entries(wanted)) {
    const found = types.get(port);
    expect(found && describeType(found), port).toBe(type);
  }
}

describe('types', () => {
  it('flow along the wires, and users state output sizes only', () => {
    const document = graphOf(
      [node('guess', 'softmax'), node('hidden', 'vanilla', units(5)), node('in', 'vector', { size: 3 })],
      'in.out → hidden.x',
      'hidden.y → guess.x',
    );
    checkTypes(document, { 'in.out': '(features 3)', 'hidden.x': '(features 3)', 'guess.y': '(features 5)' });
  });

  it('flow through bodies, with the axes that each combinator puts in front', () => {
    const inner = slide('inner', [3], 4);
    const document = graphOf(
      [
        node('draw', 'image'),
        node(
          'outer',
          'convolve',
          { size: [7, 7], stride: [7, 7], window: 'grid' },
          bodyOf([inner], '$.window → inner.x', 'inner.y → $.result'),
        ),
      ],
      'draw.out → outer.x',
    );
    checkTypes(document, {
      'outer/$.window': '(height 7, width 7)',
      'outer/inner/$.window': '(features 21)',
      'outer/inner.y': '(height 5, features 4)',
      'outer.y': '(height 4, width 4, height 5, features 4)',
    });
    const { fronts } = infer(document);
    expect(fronts.get('outer')?.map(({ size }) => size)).toEqual([4, 4]);
    expect(fronts.get('outer/inner')?.map(({ size }) => size)).toEqual([4, 4, 5]);
  });

  it('of further inputs are the same inside a body', () => {
    const body = bodyOf(
      [node('both', 'join'), node('unit', 'vanilla', units(2))],
      '$.window → both.a',
      '$.hint → both.b',
      'both.y → unit.x',
      'unit.y → $.result',
    );
    const document = graphOf(
      [
        node('in', 'vector'),
        node('help', 'vector', { size: 3 }),
        node('slide', 'convolve', { extra: ['hint'] }, body),
      ],
      'in.out → slide.x',
      'help.out → slide.hint',
    );
    checkTypes(document, {
      'slide/$.hint': '(features 3)',
      'slide/both.y': '(features 6)',
      'slide.y': '(position 6, features 2)',
    });
  });

  it('pass a bypassed node by', () => {
    const document = graphOf(
      [
        node('in', 'vector', { size: 3 }),
        { ...node('hidden', 'vanilla'), bypass: true },
        node('out', 'softmax'),
      ],
      'in.out → hidden.x',
      'hidden.y → out.x',
    );
    checkTypes(document, { 'out.y': '(features 3)' });
    expect([...infer(document).weights]).toEqual([]);
  });

  it('pass the first input of a bypassed node on, whichever wire was drawn first', () => {
    const document = graphOf(
      [
        node('one', 'vector', { size: 3 }),
        node('other', 'vector', { size: 2 }),
        { ...node('both', 'join'), bypass: true },
      ],
      'other.out → both.b',
      'one.out → both.a',
    );
    checkTypes(document, { 'both.y': '(features 3)' });
  });

  it('stay known where the graph is sound while another part is broken', () => {
    const document = graphOf(
      [
        node('in', 'vector'),
        node('good', 'vanilla'),
        node('draw', 'image'),
        node('bad', 'vanilla'),
        node('after', 'softmax'),
      ],
      'in.out → good.x',
      'draw.out → bad.x',
      'bad.y → after.x',
    );
    const { types, problems } = infer(document);
    expect(problems.map(({ path }) => path)).toEqual(['bad.x']);
    expect(types.has('good.y')).toBe(true);
    expect(types.has('after.y')).toBe(false);
  });
});

describe('weights', () => {
  const deep = (params: object) =>
    graphOf(
      [
        node('in', 'vector'),
        node(
          'deep',
          'stack',
          { times: 3, ...params },
          bodyOf([node('layer', 'vanilla', units(8))], '$.input → layer.x', 'layer.y → $.output'),
        ),
      ],
      'in.out → deep.x',
    );

  it('are numbered from 0 in the copies of a stack', () => {
    expect([...infer(deep({})).weights.keys()]).toEqual([
      'deep[0]/layer.W',
      'deep[0]/layer.b',
      'deep[1]/layer.W',
      'deep[1]/layer.b',
      'deep[2]/layer.W',
      'deep[2]/layer.b',
    ]);
    expect([...infer(deep({ times: 1 })).weights.keys()]).toEqual(['deep[0]/layer.W', 'deep[0]/layer.b']);
  });

  it('have no number where the copies share them', () => {
    expect([...infer(deep({ shared: true })).weights.keys()]).toEqual(['deep/layer.W', 'deep/layer.b']);
  });

  it('have the shapes [units, in] and [units], and one set for all windows', () => {
    const document = graphOf([node('draw', 'image'), slide('edges', [5, 3], 4)], 'draw.out → edges.x');
    expect([...infer(document).weights].map(([name, { shape }]) => [name, shape])).toEqual([
      ['edges/unit.W', [4, 15]],
      ['edges/unit.b', [4]],
    ]);
  });
});

describe('one mistake is one problem', () => {
  it('a picture where features are wanted: insert flatten', () => {
    checkProblem(
      graphOf(
        [node('draw', 'image'), node('a', 'vanilla'), node('b', 'softmax')],
        'draw.out → a.x',
        'a.y → b.x',
      ),
      {
        at: 'a.x',
        says: 'Vanilla layer needs features as the last axis, but x is (height 28, width 28).',
        wire: ['draw.out', 'a.x'],
        fixes: ['Insert flatten'],
      },
    );
  });

  it('an unknown block', () => {
    checkProblem(
      graphOf(
        [node('in', 'vector'), node('cell', 'vanila'), node('out', 'softmax')],
        'in.out → cell.x',
        'cell.y → out.x',
      ),
      {
        at: 'cell',
        says: 'unknown block "vanila". Did you mean "vanilla"?',
        fixes: ['Make it vanilla'],
      },
    );
  });

  it('an unknown parameter', () => {
    checkProblem(graphOf([node('in', 'vector'), node('cell', 'vanilla', { unit: 3 })], 'in.out → cell.x'), {
      at: 'cell',
      says: 'Vanilla layer has no parameter "unit". Did you mean "units"?',
      fixes: ['Remove unit'],
    });
  });

  it('a parameter out of its range', () => {
    checkProblem(graphOf([node('in', 'vector'), node('cell', 'vanilla', { units: 0 })], 'in.out → cell.x'), {
      at: 'cell',
      says: 'Vanilla layer needs units to be a whole number from 1 to 65536, but it is 0.',
      fixes: ['Set units back to its default'],
    });
  });

  it('an unknown output, an unknown input', () => {
    checkProblem(graphOf([node('in', 'vector'), node('cell', 'vanilla')], 'in.y → cell.x'), {
      at: 'in.y',
      says: 'Vector has no output "y"; it has out.',
      wire: ['in.y', 'cell.x'],
      fixes: ['Wire to in.out', 'Remove the wire'],
    });
    checkProblem(
      graphOf(
        [node('in', 'vector'), node('both', 'join')],
        'in.out → both.a',
        'in.out → both.b',
        'in.out → both.c',
      ),
      {
        at: 'both.c',
        says: 'Join has no input "c". Did you mean "a" or "b"?',
      },
    );
  });

  it('a wire from or to nowhere', () => {
    checkProblem(graphOf([node('input', 'vector'), node('cell', 'vanilla')], 'inptu.out → cell.x'), {
      at: 'inptu.out',
      says: 'there is no node "inptu" here. Did you mean "input"?',
      fixes: ['Wire to input.out', 'Remove the wire'],
    });
    checkProblem(graphOf([node('in', 'vector')], 'in.out → away.x'), {
      at: 'away.x',
      says: 'there is no node "away" here.',
    });
  });

  it('a second wire into an input', () => {
    checkProblem(
      graphOf([node('in', 'vector'), node('cell', 'vanilla')], 'in.out → cell.x', 'in.out → cell.x'),
      {
        at: 'cell.x',
        says: 'an input takes one wire, but this is its second.',
        fixes: ['Remove the wire'],
      },
    );
  });

  it('an input without a wire, a body without a result', () => {
    checkProblem(graphOf([node('cell', 'vanilla'), node('out', 'softmax')], 'cell.y → out.x'), {
      at: 'cell.x',
      says: 'Vanilla layer needs a wire into x, but there is none.',
    });
    checkProblem(
      graphOf([node('in', 'vector'), node('slide', 'convolve', {}, bodyOf([]))], 'in.out → slide.x'),
      {
        at: 'slide',
        says: 'Convolve needs a body, the layer that it applies, but it is empty.',
        fixes: ['Put a layer in'],
      },
    );
    const unwired = bodyOf([node('unit', 'vanilla')], '$.window → unit.x');
    checkProblem(
      graphOf([node('in', 'vector'), node('slide', 'convolve', {}, unwired)], 'in.out → slide.x'),
      {
        at: 'slide/$.result',
        says: 'the body needs a wire into $.result, but there is none.',
      },
    );
  });

  it('a cycle, whatever hangs on it', () => {
    const document = graphOf(
      [node('in', 'vector'), node('sum', 'add'), node('layer', 'vanilla', units(8)), node('out', 'softmax')],
      'in.out → sum.a',
      'layer.y → sum.b',
      'sum.y → layer.x',
      'layer.y → out.x',
    );
    checkProblem(document, {
      at: 'layer.x',
      says: 'values need an end, but this wire closes a cycle: sum → layer → sum. Put what should repeat into a stack.',
      wire: ['sum.y', 'layer.x'],
      fixes: ['Remove the wire'],
    });
  });

  it('unequal shapes', () => {
    checkProblem(
      graphOf(
        [node('p', 'vector', { size: 3 }), node('q', 'vector', { size: 4 }), node('sum', 'add')],
        'p.out → sum.a',
        'q.out → sum.b',
      ),
      {
        at: 'sum.b',
        says: 'Add needs two values of one shape, but a is (features 3) and b is (features 4).',
        wire: ['q.out', 'sum.b'],
      },
    );
  });

  it('a window longer than its axis: a shorter one', () => {
    checkProblem(
      graphOf(
        [node('draw', 'image', { height: 3, width: 4 }), slide('edges', [5, 5], 2)],
        'draw.out → edges.x',
      ),
      {
        at: 'edges.x',
        says: 'Convolve needs windows no longer than the axes that they slide over, but size is [5, 5] and x is (height 3, width 4).',
        fixes: ['Set size to 3, 4'],
      },
    );
  });

  it('a stack whose body does not give back what it takes', () => {
    const body = bodyOf([node('layer', 'vanilla', units(4))], '$.input → layer.x', 'layer.y → $.output');
    checkProblem(graphOf([node('in', 'vector'), node('deep', 'stack', {}, body)], 'in.out → deep.x'), {
      at: 'deep/$.output',
      says: 'Stack of 2 needs a body that gives back what it takes, but $.input is (features 8) and $.output is (features 4).',
      wire: ['deep/layer.y', 'deep/$.output'],
      fixes: ['Insert vanilla layer', 'Set times to 1'],
    });
  });

  it('a mistake inside a body', () => {
    const body = bodyOf([node('unit', 'vanilla')], '$.window → unit.x', 'unit.y → $.result');
    checkProblem(
      graphOf(
        [node('draw', 'image'), node('edges', 'convolve', { size: [5, 5], window: 'grid' }, body)],
        'draw.out → edges.x',
      ),
      {
        at: 'edges/unit.x',
        says: 'Vanilla layer needs features as the last axis, but x is (height 5, width 5).',
        wire: ['edges/$.window', 'edges/unit.x'],
        fixes: ['Insert flatten'],
      },
    );
  });

  it('a body on a block that takes none', () => {
    checkProblem(graphOf([node('in', 'vector', {}, bodyOf([]))]), {
      at: 'in',
      says: 'Vector takes no body, but has one.',
    });
  });

  it('a bypassed source', () => {
    checkProblem(graphOf([{ ...node('in', 'vector'), bypass: true }]), {
      at: 'in',
      says: 'Vector needs an input to pass on while it is bypassed, but has none.',
    });
  });

  it('further inputs with names that are taken', () => {
    const body = bodyOf([node('unit', 'vanilla')], '$.window → unit.x', 'unit.y → $.result');
    const document = graphOf(
      [node('in', 'vector'), node('slide', 'convolve', { extra: ['window'] }, body)],
      'in.out → slide.x',
      'in.out → slide.window',
    );
    checkProblem(document, {
      at: 'slide',
      says: 'Convolve needs names for its extra inputs that it does not have yet, but extra has "window".',
    });
  });
});

describe('what is too large', () => {
  it('is refused before stacks are unfolded', () => {
    const nest = (depth: number): ReturnType<typeof node> =>
      depth === 0
        ? node('n', 'tanh')
        : node(
            'n',
            'stack',
            { times: 256 },
            bodyOf([nest(depth - 1)], '$.input → n.x', depth === 1 ? 'n.y → $.output' : 'n.y → $.output'),
          );
    const { problems } = infer(graphOf([node('in', 'vector'), nest(3)], 'in.out → n.x'));
    expect(problems.map(({ code }) => code)).toEqual(['too-large']);
  });

  it('is refused by the sizes of values, naming the largest', () => {
    const document = graphOf(
      [
        node('draw', 'image', { height: 2048, width: 2048 }),
        node(
          'slide',
          'convolve',
          { size: [64, 64], padding: 'same' },
          bodyOf([node('unit', 'vanilla')], '$.window → unit.x', 'unit.y → $.result'),
        ),
      ],
      'draw.out → slide.x',
    );
    const { problems } = infer(document);
    expect(problems.map(({ code, path }) => [code, path])).toEqual([['too-large', 'slide/$.window']]);
  });
});

it('walks a chain of two thousand nodes', () => {
  const nodes = [node('n0', 'vector'), ...Array.from({ length: 1999 }, (_, i) => node(`n${i + 1}`, 'tanh'))];
  const wires = nodes.slice(1).map((_, i) => (i === 0 ? 'n0.out → n1.x' : `n${i}.y → n${i + 1}.x`));
  const { problems, types } = infer(graphOf(nodes.reverse(), ...wires));
  expect(problems).toEqual([]);
  expect(types.has('n1999.y')).toBe(true);
});
