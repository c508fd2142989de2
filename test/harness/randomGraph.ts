import type fc from 'fast-check';
import type { Document } from '../../src/document/document.ts';
import { documents } from './random/arbitrary.ts';
import { drawGraph } from './random/draw.ts';

/**
 * Graphs of the whole language without problems, bodies nested to three. A failing one is reduced by removing nodes.
 */
export const wellTypedGraphs: fc.Arbitrary<Document> = documents(drawGraph);
