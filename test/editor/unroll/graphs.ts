import type { JsonValue } from '../../../src/base/problem.ts';
import type { Graph, Node } from '../../../src/document/document.ts';

type Params = Readonly<Record<string, JsonValue>>;

/** Letters of a word, read in a direction by a GRU behind a layer of its own. */
export function letterReader(value: string, params: Params = {}): Graph {
  return {
    nodes: [
      {
        id: 'letters',
        block: 'text',
        params: { vocabulary: 'abcdefghijklmnopqrstuvwxyz', value },
        at: [0, 0],
      },
      { id: 'embed', block: 'embedding', params: { size: 6 }, at: [240, 0] },
      {
        id: 'read',
        block: 'recur',
        params,
        at: [480, 0],
        body: {
          nodes: [
            { id: 'layer', block: 'vanilla', params: { units: 5 }, at: [0, 0] },
            { id: 'cell', block: 'gru', params: { units: 4 }, at: [240, 0] },
          ],
          wires: [
            ['$.element', 'layer.x'],
            ['layer.y', 'cell.x'],
            ['$.state', 'cell.state'],
            ['cell.state', '$.state'],
            ['cell.output', '$.output'],
          ],
        },
      },
    ],
    wires: [
      ['letters.out', 'embed.x'],
      ['embed.y', 'read.sequence'],
    ],
  };
}

/** Windows of three letters, each read by a layer. */
export function letterWindows(value: string, params: Params = {}): Graph {
  const [letters, embed] = letterReader(value).nodes;
  if (!letters || !embed) throw new Error('A reader of letters begins with a text and an embedding.');
  const slide: Node = {
    id: 'slide',
    block: 'convolve',
    params,
    at: [480, 0],
    body: {
      nodes: [{ id: 'layer', block: 'vanilla', params: { units: 4 }, at: [0, 0] }],
      wires: [
        ['$.window', 'layer.x'],
        ['layer.y', '$.result'],
      ],
    },
  };
  return {
    nodes: [letters, embed, slide],
    wires: [
      ['letters.out', 'embed.x'],
      ['embed.y', 'slide.x'],
    ],
  };
}

/** Five residual layers. */
export function deepStack(params: Params = {}): Graph {
  return {
    nodes: [
      { id: 'v', block: 'vector', params: { size: 4, values: [0.5, -0.25, 1, -1] }, at: [0, 0] },
      {
        id: 'deep',
        block: 'stack',
        params: { times: 5, ...params },
        at: [240, 0],
        body: {
          nodes: [
            { id: 'layer', block: 'vanilla', params: { units: 4 }, at: [0, 0] },
            { id: 'plus', block: 'add', at: [240, 0] },
          ],
          wires: [
            ['$.input', 'layer.x'],
            ['layer.y', 'plus.a'],
            ['$.input', 'plus.b'],
            ['plus.y', '$.output'],
          ],
        },
      },
    ],
    wires: [['v.out', 'deep.x']],
  };
}
