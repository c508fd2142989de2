import { describe, expect, test } from 'vitest';
import { portKey } from '../../../../src/editor/canvas/layout/layout.ts';
import { connectChoices } from '../../../../src/editor/canvas/wires/connectChoices.ts';
import type { ConnectMenuOf } from '../../../../src/editor/state/viewState.ts';
import { editorOf, nameReader, reader } from '../../editorOf.ts';

const choicesOf = (graph: Parameters<typeof editorOf>[0], of: ConnectMenuOf) =>
  connectChoices(editorOf(graph).getState(), of);
const wiresOf = (choices: ReturnType<typeof connectChoices>, kind: string) =>
  choices.filter(({ fit }) => fit.kind === kind).map(({ from, to }) => `${from}>${to}`);

describe('the wires that could be made', () => {
  test('from a node lead from its outputs and to its inputs, those that fit first', () => {
    const choices = choicesOf(reader(), { node: 'flat' });
    expect(wiresOf(choices, 'fits')).toEqual(['draw.out>flat.x', 'edges.y>flat.x']);
    expect(wiresOf(choices, 'never')).toEqual(
      expect.arrayContaining(['flat.y>edges.x', 'flat.y>pool.x', 'guess.y>flat.x']),
    );
    const kinds = choices.map(({ fit }) => fit.kind);
    expect(kinds).toEqual([...kinds].sort((one, other) => order.indexOf(one) - order.indexOf(other)));
  });

  test('leave out those that are there, and name what they would take the place of', () => {
    const choices = choicesOf(reader(), { node: 'pool', port: portKey({ port: 'pool.y', gives: true }) });
    expect(choices.map(({ to }) => to)).not.toContain('flat.x');
    expect(choices.find(({ to }) => to === 'guess.x')).toMatchObject({
      fit: { kind: 'fits' },
      replaces: 'flat.y',
    });
  });

  test('say what the other port carries, and why one does not fit', () => {
    const choices = choicesOf(reader(), { node: 'draw' });
    const layer = choices.find(({ to }) => to === 'guess.x');
    expect(layer).toMatchObject({ title: 'Vanilla layer', shape: 'features 1152', fit: { kind: 'misfit' } });
    expect(layer?.fit).toHaveProperty('why', expect.stringContaining('needs features as the last axis'));
  });

  test('reach the edge of the body around, and from a combinator into its own body', () => {
    const inside = choicesOf({ ...nameReader(), wires: nameReader().wires }, { node: 'read/cell' });
    expect(wiresOf(inside, 'fits')).toContain('read/cell.state>read/$.output');
    const outside = choicesOf(nameReader(), { node: 'read' });
    expect(outside.map(({ from }) => from)).toContain('read/$.element');
    expect(outside.some(({ from, to }) => from === 'read.last' && to === 'read.sequence')).toBe(false);
  });

  test('are listed once, also from one edge of a body to the other', () => {
    const wires = choicesOf(nameReader(), { node: 'read' }).map(({ from, to }) => `${from}>${to}`);
    expect(wires).toContain('read/$.element>read/$.output');
    expect(new Set(wires).size).toBe(wires.length);
  });

  test('for a wire lead either of its ends elsewhere, as if it were not there', () => {
    const choices = choicesOf(reader(), { wire: 'pool.y>flat.x' });
    expect(choices.every(({ moved }) => moved === 'pool.y>flat.x')).toBe(true);
    expect(wiresOf(choices, 'fits')).toEqual(['draw.out>flat.x', 'edges.y>flat.x', 'pool.y>guess.x']);
    expect(choices.find(({ from }) => from === 'draw.out')).not.toHaveProperty('replaces');
  });
});

const order = ['fits', 'misfit', 'never'];
