import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/base/problem.ts';
import { graphOf, node } from '../harness/graph.ts';
import { run } from '../harness/run.ts';

/** What a block makes of the picture ((1, 2, 3), (4, 5, 6)), its axes named in the order given. */
function checkPicture(block: string, params: Record<string, JsonValue>, wanted: readonly number[]) {
  const document = graphOf(
    [node('in', 'image', { height: 2, width: 3 }), node('it', block, params)],
    'in.out → it.x',
  );
  const inputs = new Map([['in.out', Float32Array.of(1, 2, 3, 4, 5, 6)]]);
  expect([...(run(document, ['it.y'], { inputs }).get('it.y')?.values ?? [])]).toEqual(wanted);
}

describe('helpers', () => {
  it('mean, sum and maximum go along the named axis', () => {
    checkPicture('mean', { axis: 'height' }, [2.5, 3.5, 4.5]);
    checkPicture('mean', { axis: 'width' }, [2, 5]);
    checkPicture('sum', { axis: 'height' }, [5, 7, 9]);
    checkPicture('sum', { axis: 'width' }, [6, 15]);
    checkPicture('maximum', { axis: 'height' }, [4, 5, 6]);
    checkPicture('maximum', { axis: 'width' }, [3, 6]);
  });

  it('flatten lays out every axis but the kept ones, which come first', () => {
    checkPicture('flatten', { keep: ['width'] }, [1, 4, 2, 5, 3, 6]);
  });

  it('multiply gates one value by another, and a constant is the same at every window', () => {
    const body = {
      nodes: [node('gate', 'constant', { values: [0, 2] }), node('product', 'multiply')],
      wires: [
        ['$.window', 'product.a'],
        ['gate.y', 'product.b'],
        ['product.y', '$.result'],
      ] as const,
    };
    const document = graphOf(
      [node('in', 'vector', { size: 3 }), node('slide', 'convolve', { size: 2 }, body)],
      'in.out → slide.x',
    );
    const inputs = new Map([['in.out', Float32Array.of(1, 2, 3)]]);
    expect([...(run(document, ['slide.y'], { inputs }).get('slide.y')?.values ?? [])]).toEqual([0, 4, 0, 6]);
  });
});
