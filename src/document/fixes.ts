import type { Fix } from '../base/problem.ts';
import type { Document } from './document.ts';
import { bodyToHold, setParameter } from './edits.ts';
import { connect, disconnect, fillBody, insertOnWire, replaceBlock, wrapNode } from './wiring.ts';

/** Makes the change that a problem offers; the same document when it does not apply any more. */
export function applyFix(document: Document, fix: Fix): Document {
  switch (fix.kind) {
    case 'insert':
      return insertOnWire(document, fix.wire, fix).document;
    case 'fill':
      return fillBody(document, fix.node, bodyToHold(fix.body));
    case 'wrap':
      return wrapNode(document, fix.node, fix.block, fix.wires, fix.ports);
    case 'set':
      return setParameter(document, fix.node, fix.parameter, fix.value);
    case 'unset':
      return setParameter(document, fix.node, fix.parameter, undefined);
    case 'unwire':
      return disconnect(document, fix.wire);
    case 'rewire':
      return connect(disconnect(document, fix.wire), ...fix.to);
    case 'wire':
      return connect(document, ...fix.wire);
    case 'replace':
      return replaceBlock(document, fix.node, fix.block, fix);
  }
}
