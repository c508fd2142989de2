import { describe, expect, test } from 'vitest';
import { graphAt } from '../../src/document/graph.ts';
import { moveOntoWire, reconnect } from '../../src/document/rewire.ts';
import { connect, disconnect } from '../../src/document/wiring.ts';
import { chain, nestedChain } from './chains.ts';

describe('a wire that is led elsewhere', () => {
  test('leaves its old end, and takes the place of what fed the new one', () => {
    expect(reconnect(chain, ['a.out', 'b.x'], ['a.out', 'c.x']).wires).toEqual([['a.out', 'c.x']]);
  });

  test('can begin at another output', () => {
    expect(reconnect(chain, ['b.y', 'c.x'], ['a.out', 'c.x']).wires).toEqual([
      ['a.out', 'b.x'],
      ['a.out', 'c.x'],
    ]);
  });

  test('falls together with one that is there already', () => {
    const both = connect(disconnect(chain, ['b.y', 'c.x']), 'a.out', 'c.x');
    expect(reconnect(both, ['a.out', 'b.x'], ['a.out', 'c.x']).wires).toEqual([['a.out', 'c.x']]);
  });

  test('inside a body stays in it', () => {
    const led = reconnect(nestedChain, ['deep/$.input', 'deep/layer.x'], ['deep/$.input', 'deep/$.output']);
    expect(graphAt(led, 'deep')?.wires).toEqual([['$.input', '$.output']]);
  });

  test.each([
    [
      ['a.out', 'b.x'],
      ['a.out', 'b.x'],
    ],
    [
      ['a.out', 'b.x'],
      ['a.out', 'gone.x'],
    ],
    [
      ['a.out', 'gone.x'],
      ['a.out', 'c.x'],
    ],
  ] as const)('from %j to %j changes nothing', (wire, ends) => {
    expect(reconnect(chain, wire, ends)).toBe(chain);
  });
});

describe('a node that is put on a wire', () => {
  const free = disconnect(disconnect(chain, ['a.out', 'b.x']), ['b.y', 'c.x']);
  const direct = connect(free, 'a.out', 'c.x');
  const through = { input: 'x', output: 'y' };

  test('goes between its ends', () => {
    expect(moveOntoWire(direct, 'b', ['a.out', 'c.x'], through).wires).toEqual([
      ['a.out', 'b.x'],
      ['b.y', 'c.x'],
    ]);
  });

  test('stays off a wire that is not there', () => {
    expect(moveOntoWire(free, 'b', ['a.out', 'c.x'], through)).toBe(free);
    expect(moveOntoWire(direct, 'gone', ['a.out', 'c.x'], through)).toBe(direct);
  });

  test('needs room for one wire more', () => {
    const wires = Array.from({ length: 7999 }, (_, i) => ['a.out', `c.p${i}`] as const);
    const full = { ...direct, wires: [...direct.wires, ...wires] };
    expect(moveOntoWire(full, 'b', ['a.out', 'c.x'], through)).toBe(full);
  });
});
