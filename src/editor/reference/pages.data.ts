import { type Documentation, documentationOf } from '../../blocks/documentation.ts';
import { blocks } from '../../blocks/index.ts';
import type { MathElement } from './mathElement.ts';
import { parseTex } from './parseTex.ts';

/*
 * What the reference says, worked out when the page is built: neither TeX nor what reads it is shipped, and a formula that
 * cannot be read fails the build. See scripts/buildPlugins.ts.
 */

/** The page of a block, beside what its definition says at run time. */
export interface ReferencePage extends Omit<Documentation, 'formula'> {
  readonly formula: MathElement;
}

/** By type of block. */
export const pages: Readonly<Record<string, ReferencePage>> = Object.fromEntries(
  [...blocks.values()].map((block) => {
    const documentation = documentationOf(block);
    return [block.type, { ...pick(documentation), formula: readFormula(block.type, documentation.formula) }];
  }),
);

function pick({
  description,
  usefulFor,
  notation,
  wiring,
  pitfalls,
  related,
  origin,
  examples,
}: Documentation): Omit<ReferencePage, 'formula'> {
  return { description, usefulFor, notation, wiring, pitfalls, related, origin, examples };
}

function readFormula(type: string, tex: string): MathElement {
  try {
    return parseTex(tex);
  } catch (cause) {
    throw new Error(
      `The formula of ${type} cannot be read: ${cause instanceof Error ? cause.message : cause}`,
      {
        cause,
      },
    );
  }
}
