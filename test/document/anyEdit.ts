import * as fc from 'fast-check';
import { blocks } from '../../src/blocks/index.ts';
import type { Document } from '../../src/document/document.ts';
import {
  addNode,
  moveNodes,
  removeNodes,
  rename,
  setLabel,
  setNote,
  setParameter,
  setSeed,
  setTitle,
} from '../../src/document/edits.ts';
import { graphAt, nodeAt, walkNodes } from '../../src/document/graph.ts';
import { splitPort } from '../../src/document/path.ts';
import { portsOf } from '../../src/document/ports.ts';
import { moveOntoWire, reconnect } from '../../src/document/rewire.ts';
import { extractFragment, insertFragment } from '../../src/document/subgraph.ts';
import { connect, disconnect, insertOnWire, replaceBlock } from '../../src/document/wiring.ts';
import { anyAnnotationEdit } from './anyAnnotationEdit.ts';
import { anyBodyEdit } from './anyBodyEdit.ts';
import { id, jsonValue } from './documents.ts';

type Edit = (document: Document) => Document;

/** Of nodes, ports and wires that exist or do not. */
const anyNodeEdit: fc.Arbitrary<Edit> = fc
  .record({
    kind: fc.constantFrom(
      'add',
      'remove',
      'heal',
      'move',
      'set',
      'unset',
      'label',
      'seed',
      'rename',
      'connect',
      'disconnect',
      'reconnect',
      'onto',
      'insert',
      'replace',
      'copy',
    ),
    node: fc.nat(),
    other: fc.nat(),
    port: fc.nat(),
    block: fc.constantFrom(...blocks.keys(), 'grru'),
    id,
    value: fc.oneof(jsonValue, fc.integer({ min: 0, max: 99 })),
    at: fc.tuple(fc.double(), fc.double()),
  })
  .map(({ kind, node, other, port, block, id, value, at }) => (document) => {
    const nodes = [...walkNodes(document)];
    const [path, chosen] = nodes[node % Math.max(1, nodes.length)] ?? ['gone', undefined];
    const scope = node % 3 === 0 ? '' : path;
    const ends = [...(graphAt(document, scope)?.nodes ?? []).map((each) => each.id), '$'];
    const end = (pick: number, side: 'inputs' | 'outputs') => {
      const name = ends[pick % ends.length] ?? '$';
      const within = scope === '' ? name : `${scope}/${name}`;
      const target = nodeAt(document, within);
      const ports = (target && portsOf(target)?.[side]) ?? ['x', 'input', 'result'];
      return `${within}.${ports[port % Math.max(1, ports.length)] ?? 'x'}`;
    };
    const wires = graphAt(document, scope)?.wires ?? [];
    const local = wires[other % Math.max(1, wires.length)] ?? ['gone.y', 'gone.x'];
    const wire = [
      scope === '' ? local[0] : `${scope}/${local[0]}`,
      scope === '' ? local[1] : `${scope}/${local[1]}`,
    ] as const;
    const names = ['units', 'size', 'extra', ...Object.keys(chosen?.params ?? {})];
    const name = names[other % names.length] ?? id;
    switch (kind) {
      case 'add':
        return addNode(document, scope, { block, at, params: { units: value, [id]: value } }).document;
      case 'remove':
      case 'heal':
        return removeNodes(document, [path, 'gone'], { heal: kind === 'heal' });
      case 'move':
        return moveNodes(document, new Map([[path, at]]));
      case 'set':
        return setParameter(document, path, name, value);
      case 'unset':
        return setParameter(document, path, name, undefined);
      case 'label':
        return setNote(
          setLabel(setTitle(document, JSON.stringify(value).repeat(40)), path, JSON.stringify(value)),
          path,
          id,
        );
      case 'seed':
        return setSeed(document, node);
      case 'rename':
        return rename(document, path, id);
      case 'connect':
        return connect(document, end(node, 'outputs'), end(other, 'inputs'));
      case 'disconnect':
        return disconnect(document, wire);
      case 'reconnect':
        return reconnect(document, wire, [end(node, 'outputs'), end(other, 'inputs')]);
      case 'onto':
        return moveOntoWire(document, splitPort(end(node, 'inputs'))[0], wire, { input: 'x', output: 'y' });
      case 'insert':
        return insertOnWire(document, wire, { block }).document;
      case 'replace':
        return replaceBlock(document, path, block);
      case 'copy': {
        const ids = new Set(ends.slice(0, 1 + (port % ends.length)));
        const target = other % 2 === 0 ? '' : path;
        return insertFragment(document, target, extractFragment(document, scope, ids), at).document;
      }
    }
  });

/** An edit drawn at random: of all kinds that a document has. */
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 6, arbitrary: anyNodeEdit },
  { weight: 2, arbitrary: anyBodyEdit },
  { weight: 2, arbitrary: anyAnnotationEdit },
);
