import { expect } from 'vitest';
import type { Document } from '../../../src/document/document.ts';
import { interpret } from '../oracle.ts';
import type { Source } from './sources.ts';
import { describe, type PortValue } from './values.ts';

type Given = {
  /** By name, a list for each row. */
  readonly weights?: Readonly<Record<string, readonly number[] | readonly (readonly number[])[]>>;
  readonly sources?: Readonly<Record<string, Source>>;
};

/** What the oracle finds in a graph, to be held against what was worked out by hand. */
export function look(document: Document, { weights = {}, sources = {} }: Given = {}) {
  const values = interpret(document, {
    weights: new Map(
      Object.entries(weights).map(([name, rows]) => {
        const columns = [rows[0] ?? 0].flat().length;
        const shape = Array.isArray(rows[0]) ? [rows.length, columns] : [rows.length];
        return [name, { shape, data: rows.flat() }];
      }),
    ),
    sources: new Map(Object.entries(sources)),
  });
  return {
    ports: [...values.keys()].sort(),
    /** What the port has: its type, as `numbers (time 2, features 1)`, and its elements one behind the other. */
    at(port: string): { readonly type: string; readonly elements: readonly number[] } {
      const value = values.get(port);
      if (!value) throw new Error(`There is no port ${port}.`);
      return { type: describe(value), elements: elementsOf(value) };
    },
    expectAt(port: string, type: string, elements: readonly number[]): void {
      const found = this.at(port);
      expect(found.type, port).toBe(type);
      expect(found.elements, port).toEqual(elements.map((each) => expect.closeTo(each, 12)));
    },
  };
}

function elementsOf(value: PortValue): readonly number[] {
  if (value.kind === 'pair') return value.items.flatMap(elementsOf);
  if (value.kind === 'ragged') return value.ragged.flatMap(elementsOf);
  return value.data;
}
