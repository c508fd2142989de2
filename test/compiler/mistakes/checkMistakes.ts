import { describe, expect, it } from 'vitest';
import { infer } from '../../../src/compiler/infer.ts';
import type { Document } from '../../../src/document/document.ts';
import { applyFix } from '../../../src/document/fixes.ts';

/** One mistake of a user's: where it is blamed, in which words, and what mends it. */
export interface Mistake {
  readonly document: Document;
  readonly at: string;
  readonly says: string;
  readonly wire?: readonly [string, string];
  /** The labels of the fixes; each must leave a graph without problems. */
  readonly fixes: readonly string[];
}

/** Holds each mistake, by what it is, to one problem and to the fixes that mend it. */
export function checkMistakes(mistakes: Readonly<Record<string, Mistake>>): void {
  describe.each(Object.entries(mistakes))('%s', (_, { document, at, says, wire, fixes }) => {
    const { problems } = infer(document);

    it('is one problem, where it is and in words', () => {
      expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([`${at}: ${says}`]);
      if (wire) expect(problems[0]?.wire).toEqual(wire);
    });

    it('offers what mends it', () => {
      expect(problems[0]?.fixes?.map(({ label }) => label) ?? []).toEqual(fixes);
    });

    it.each(fixes.filter((label) => label !== 'Remove the wire'))('is mended by: %s', (label) => {
      const fix = problems[0]?.fixes?.find((each) => each.label === label);
      const mended = fix ? applyFix(document, fix) : document;
      expect(infer(mended).problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([]);
    });
  });
}
