import * as fc from 'fast-check';
import { blocks } from '../../src/blocks/index.ts';
import { infer } from '../../src/compiler/infer.ts';
import type { Document } from '../../src/document/document.ts';
import { setBypass } from '../../src/document/edits.ts';
import { applyFix } from '../../src/document/fixes.ts';
import { walkNodes } from '../../src/document/graph.ts';
import { moveNodesTo } from '../../src/document/moveAcross.ts';
import { splitPath } from '../../src/document/path.ts';
import { unwrapNode } from '../../src/document/unwrap.ts';
import { wrapNodes } from '../../src/document/wrap.ts';

const combinators = [...blocks.values()].flatMap(({ type, body }) => (body ? [type] : []));

/** An edit drawn at random that puts nodes into bodies, takes them out, passes them by, or mends a problem. */
export const anyBodyEdit: fc.Arbitrary<(document: Document) => Document> = fc
  .record({
    kind: fc.constantFrom('wrap', 'unwrap', 'across', 'bypass', 'fix'),
    node: fc.nat(),
    other: fc.nat(),
    block: fc.constantFrom(...combinators, 'tanh'),
  })
  .map(({ kind, node, other, block }) => (document) => {
    const paths = [...walkNodes(document)].map(([path]) => path);
    const pick = (n: number) => paths[n % Math.max(1, paths.length)] ?? 'gone';
    const [scope] = splitPath(pick(node));
    switch (kind) {
      case 'wrap': {
        const beside = paths.filter((path) => splitPath(path)[0] === scope);
        const second = beside[other % Math.max(1, beside.length)] ?? 'gone';
        return wrapNodes(document, [pick(node), second], block).document;
      }
      case 'unwrap':
        return unwrapNode(document, pick(node)).document;
      case 'across':
        return moveNodesTo(document, [pick(node)], other % 2 === 0 ? '' : pick(other)).document;
      case 'bypass':
        return setBypass(document, pick(node), other % 2 === 0);
      case 'fix': {
        const fixes = infer(document).problems.flatMap((problem) => problem.fixes ?? []);
        const fix = fixes[other % Math.max(1, fixes.length)];
        return fix ? applyFix(document, fix) : document;
      }
    }
  });
