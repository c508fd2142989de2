import { describe, expect, test } from 'vitest';
import type { Graph } from '../../../../src/document/document.ts';
import { portKey } from '../../../../src/editor/canvas/layout/layout.ts';
import { type Fit, fitsOf, scopeOf } from '../../../../src/editor/canvas/wires/portFit.ts';
import { editorOf, nameReader, reader, treeReader } from '../../editorOf.ts';

/** Holds what becomes of a wire, whichever end it is dragged from, and that the reason says why. */
function checkFit(
  graph: Graph,
  ends: readonly [from: string, to: string],
  kind: Fit['kind'],
  why = /^/,
): void {
  const { history, inference, layout } = editorOf(graph).getState();
  const ports = [...layout.values()].flatMap((node) => node.ports);
  for (const [start, end] of [ends, ends.toReversed()]) {
    const gives = start === ends[0];
    const port = ports.find((each) => each.port === start && each.gives === gives);
    const key = portKey({ port: end ?? '', gives: !gives });
    const fit = port && fitsOf(history.present, inference, layout, port).get(key);
    expect(fit?.kind, `from ${start} to ${end}`).toBe(kind);
    if (fit && fit.kind !== 'fits') expect(fit.why).toMatch(why);
  }
}

describe('where a wire may end', () => {
  test('at an input that takes the value', () => {
    checkFit(reader(), ['flat.y', 'guess.x'], 'fits');
    checkFit(reader(), ['pool.y', 'guess.x'], 'fits');
    checkFit(reader(), ['edges/$.window', 'edges/cell.x'], 'fits');
  });

  test('an input that cannot consume it says what it needs', () => {
    checkFit(reader(), ['draw.out', 'guess.x'], 'misfit', /needs features as the last axis/);
    checkFit(reader(), ['guess.y', 'edges.x'], 'never', /loop/);
  });

  test('a window that is too long for what comes is named', () => {
    const small: Graph = {
      nodes: [
        { id: 'small', block: 'image', params: { height: 3, width: 3 } },
        { id: 'edges', block: 'convolve', params: { size: [5, 5] }, body: { nodes: [], wires: [] } },
      ],
      wires: [],
    };
    checkFit(small, ['small.out', 'edges.x'], 'misfit', /windows no longer than the axes/);
  });

  test('never at its own node, in a loop or in another body', () => {
    checkFit(reader(), ['guess.y', 'guess.x'], 'never', /itself/);
    checkFit(reader(), ['guess.y', 'pool.x'], 'never', /loop/);
    checkFit(reader(), ['draw.out', 'edges/cell.x'], 'never', /within one body/);
  });

  test('a stack refuses a result of another type than it takes', () => {
    const graph: Graph = {
      nodes: [
        { id: 'given', block: 'vector', params: { size: 4 } },
        {
          id: 'deep',
          block: 'stack',
          body: { nodes: [{ id: 'cell', block: 'vanilla' }], wires: [['$.input', 'cell.x']] },
        },
      ],
      wires: [['given.out', 'deep.x']],
    };
    checkFit(graph, ['deep/cell.y', 'deep/$.output'], 'misfit', /gives back what it takes/);
  });

  test('symbols, trees and numbers only where they are taken', () => {
    checkFit(nameReader(), ['letters.out', 'embed.x'], 'fits');
    checkFit(nameReader(), ['letters.out', 'read.sequence'], 'fits');
    checkFit(
      nameReader(),
      ['letters.out', 'guess.x'],
      'misfit',
      /Vanilla layer needs numbers, but x is symbols/,
    );
    checkFit(treeReader(), ['embed.y', 'fold.tree'], 'fits');
    checkFit(treeReader(), ['phrase.out', 'fold.tree'], 'misfit', /needs numbers/);
    const mixed = {
      nodes: [...nameReader().nodes, ...treeReader().nodes.slice(2)],
      wires: nameReader().wires,
    };
    checkFit(mixed, ['embed.y', 'fold.tree'], 'misfit', /needs a tree/);
  });

  test('a state at the output of its unit and at the input, which have one name', () => {
    checkFit(nameReader(), ['read/$.state', 'read/cell.state'], 'fits');
    checkFit(nameReader(), ['read/cell.state', 'read/$.state'], 'fits');
    checkFit(nameReader(), ['read/cell.state', 'read/cell.x'], 'never', /itself/);
  });

  test('a body may pass on what it is handed', () => {
    checkFit(nameReader(), ['read/$.element', 'read/$.output'], 'fits');
  });

  test('a result of a recurse has to be what a leaf is', () => {
    checkFit(treeReader(), ['fold/join.y', 'fold/$.result'], 'misfit', /a leaf is \(features 4\)/);
  });

  test('as long as other inputs are missing, nothing speaks against it', () => {
    const graph: Graph = {
      nodes: [
        { id: 'a', block: 'vector' },
        { id: 'sum', block: 'add' },
      ],
      wires: [],
    };
    checkFit(graph, ['a.out', 'sum.a'], 'fits');
  });

  test('every other port has an answer while a wire is dragged', () => {
    const { history, inference, layout } = editorOf(reader()).getState();
    const ports = [...layout.values()].flatMap((node) => node.ports);
    for (const start of ports) {
      const fits = fitsOf(history.present, inference, layout, start);
      expect([...fits.keys()].sort()).toEqual(
        ports
          .filter((port) => port !== start)
          .map(portKey)
          .sort(),
      );
      for (const port of ports)
        if (scopeOf(port.port) !== scopeOf(start.port)) expect(fits.get(portKey(port))?.kind).toBe('never');
    }
  });
});
