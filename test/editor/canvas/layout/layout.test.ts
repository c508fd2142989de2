import { describe, expect, test } from 'vitest';
import type { Graph } from '../../../../src/document/document.ts';
import { type Facts, type Layout, layOut, portKey } from '../../../../src/editor/canvas/layout/layout.ts';
import { nameReader, reader, treeReader } from '../../editorOf.ts';

const facts = (collapsed: readonly string[] = []): Facts => ({
  collapsed: new Set(collapsed),
  pictureSize: () => ({ width: 168, height: 48 }),
  mapped: () => '',
});

/** The layout as the places of nodes: absolute corner and size. */
function placesOf(graph: Graph, collapsed: readonly string[] = []): Record<string, number[]> {
  return Object.fromEntries(
    [...layOut(graph, facts(collapsed))].map(([path, { x, y, box }]) => [
      path,
      [x, y, box.width, box.height],
    ]),
  );
}

function portOf(layout: Layout, path: string) {
  for (const { x, y, ports } of layout.values())
    for (const port of ports)
      if (port.port === path) return { x: x + port.x, y: y + port.y, gives: port.gives };
  throw new Error(`There is no port ${path}.`);
}

describe('the layout', () => {
  test('puts nodes where the document says, and those of a body into the frame of theirs', () => {
    const places = placesOf(reader());
    expect(places.draw?.slice(0, 2)).toEqual([0, 0]);
    const [x = 0, y = 0, width = 0, height = 0] = places.edges ?? [];
    const [innerX = 0, innerY = 0, innerWidth = 0, innerHeight = 0] = places['edges/cell'] ?? [];
    expect(innerX).toBeGreaterThan(x);
    expect(innerY).toBeGreaterThan(y);
    expect(innerX + innerWidth).toBeLessThan(x + width);
    expect(innerY + innerHeight).toBeLessThan(y + height);
  });

  test('gives every node a size on the grid of 4 pixels', () => {
    for (const [, , width = 0, height = 0] of Object.values(placesOf(reader()))) {
      expect([width % 4, height % 4]).toEqual([0, 0]);
    }
  });

  test('lets a combinator grow with what is moved about in its body', () => {
    const far = reader();
    const moved: Graph = {
      ...far,
      nodes: far.nodes.map((node) =>
        node.body
          ? {
              ...node,
              body: {
                ...node.body,
                nodes: node.body.nodes.map((each) => ({ ...each, at: [200, 100] as const })),
              },
            }
          : node,
      ),
    };
    const [, , width = 0, height = 0] = placesOf(far).edges ?? [];
    const [, , wider = 0, higher = 0] = placesOf(moved).edges ?? [];
    expect([wider - width, higher - height]).toEqual([200, 100]);
  });

  test('draws a collapsed combinator as a plain node with a picture, and nothing of its body', () => {
    const layout = layOut(reader(), facts(['edges']));
    expect([...layout.keys()]).not.toContain('edges/cell');
    expect(layout.get('edges')?.picture?.port).toBe('edges.y');
    expect(layout.get('edges')?.frame).toBeUndefined();
  });

  test('lists a combinator before its body, in any depth', () => {
    const inner: Graph = {
      nodes: [{ id: 'deep', block: 'stack', body: { nodes: [{ id: 'cell', block: 'tanh' }], wires: [] } }],
      wires: [],
    };
    const graph: Graph = { nodes: [{ id: 'outer', block: 'stack', body: inner }], wires: [] };
    expect([...layOut(graph, facts()).keys()]).toEqual(['outer', 'outer/deep', 'outer/deep/cell']);
  });

  test('lets the ports of a body’s boundary face what they are wired to, so that the wires run level', () => {
    const layout = layOut(reader(), facts());
    expect(portOf(layout, 'edges/$.window').y).toBe(portOf(layout, 'edges/cell.x').y);
    expect(portOf(layout, 'edges/$.result').y).toBe(portOf(layout, 'edges/cell.y').y);
  });

  test('has the boundary give on the left of the frame and take on the right', () => {
    const layout = layOut(reader(), facts());
    const [window, result] = [portOf(layout, 'edges/$.window'), portOf(layout, 'edges/$.result')];
    expect([window.gives, result.gives]).toEqual([true, false]);
    expect(window.x).toBeLessThan(result.x);
  });

  test('shows ports of an unknown block by the wires that name them', () => {
    const graph: Graph = {
      nodes: [
        { id: 'draw', block: 'image' },
        { id: 'odd', block: 'grru' },
      ],
      wires: [['draw.out', 'odd.input']],
    };
    expect(
      layOut(graph, facts())
        .get('odd')
        ?.ports.map(({ port }) => port),
    ).toEqual(['odd.input']);
  });

  test('leaves room to drop a block into an empty body', () => {
    const graph: Graph = {
      nodes: [{ id: 'edges', block: 'convolve', body: { nodes: [], wires: [] } }],
      wires: [],
    };
    const frame = layOut(graph, facts()).get('edges')?.frame;
    expect(frame?.width).toBeGreaterThanOrEqual(200);
    expect(frame?.height).toBeGreaterThanOrEqual(96);
  });
});

describe('the ports of new blocks', () => {
  const portsOf = (graph: Graph, path: string) => layOut(graph, facts()).get(path)?.ports ?? [];

  test('a state lies on both sides, with a handle of its own on each', () => {
    for (const path of ['read', 'read/cell']) {
      const states = portsOf(nameReader(), path).filter(({ name }) => name === 'state');
      expect(states.map(({ gives }) => gives).sort()).toEqual([false, true]);
      const keys = portsOf(nameReader(), path).map(portKey);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('an input that needs no wire is told from those that do', () => {
    const optional = portsOf(nameReader(), 'read').filter((port) => port.optional);
    expect(optional.map(({ name }) => name)).toEqual(['start']);
  });

  test('follow from parameters: the children of a recurse, extra inputs, the count of a join', () => {
    const graph = (block: string, params: object): Graph => ({
      nodes: [{ id: 'it', block, params: { ...params }, body: { nodes: [], wires: [] } }],
      wires: [],
    });
    const namesOf = (block: string, params: object) =>
      portsOf(graph(block, params), 'it').map(({ name }) => name);
    expect(namesOf('recurse', {})).toEqual(['tree', 'root', 'all', 'left', 'right', 'result']);
    expect(namesOf('recurse', { arity: 'any' })).toEqual(['tree', 'root', 'all', 'children', 'result']);
    expect(namesOf('stack', { extra: ['gate'] })).toEqual(['x', 'gate', 'y', 'input', 'gate', 'output']);
  });

  test('a closed combinator shows all that it gives', () => {
    expect(layOut(treeReader(), facts(['fold'])).get('fold')?.picture?.port).toBe('fold.all');
    expect(layOut(nameReader(), facts(['read'])).get('read')?.picture?.port).toBe('read.all');
  });
});

test('bodies three deep lie within each other', () => {
  const within = (id: string, inner: Graph['nodes'][number]): Graph['nodes'][number] => ({
    id,
    block: 'stack',
    at: [20, 20],
    body: { nodes: [inner], wires: [] },
  });
  const graph = {
    nodes: [within('a', within('b', within('c', { id: 'd', block: 'vanilla', at: [20, 20] })))],
    wires: [],
  };
  const places = placesOf(graph);
  const paths = ['a', 'a/b', 'a/b/c', 'a/b/c/d'];
  for (const [i, path] of paths.slice(1).entries()) {
    const [x = 0, y = 0, width = 0, height = 0] = places[paths[i] ?? ''] ?? [];
    const [innerX = 0, innerY = 0, innerWidth = 0, innerHeight = 0] = places[path] ?? [];
    expect([innerX > x, innerY > y + 28]).toEqual([true, true]);
    expect([innerX + innerWidth < x + width, innerY + innerHeight < y + height]).toEqual([true, true]);
  }
});

describe('a body that is entered', () => {
  const { frame, box, ports } = layOut(reader(), facts(), undefined, 'edges').get('edges') ?? {};

  test('has its frame between the names of its ports, which stand at its edges', () => {
    const [window, result] = ['window', 'result'].map((name) => ports?.find((port) => port.name === name));
    expect(ports).toHaveLength(2);
    expect([window?.x, result?.x]).toEqual([frame?.x, (frame?.x ?? 0) + (frame?.width ?? 0)]);
    expect(frame?.x).toBeGreaterThan(40);
    expect(box?.width).toBeGreaterThan((result?.x ?? 0) + 40);
  });

  test('has its nodes where they lie from its corner', () => {
    const cell = layOut(reader(), facts(), undefined, 'edges').get('edges/cell');
    expect([cell?.x, cell?.y]).toEqual([frame?.originX, frame?.originY]);
  });

  test('is nothing where there is no such combinator', () => {
    expect([...layOut(reader(), facts(), undefined, 'gone').keys()]).toEqual([
      ...layOut(reader(), facts()).keys(),
    ]);
  });
});

test('a frame does not follow a node that is being dragged out of it', () => {
  const leaving: Facts = { ...facts(), leaving: new Set(['edges/cell']) };
  const far = reader();
  const moved: Graph = {
    ...far,
    nodes: far.nodes.map((node) =>
      node.body
        ? {
            ...node,
            body: {
              ...node.body,
              nodes: node.body.nodes.map((each) => ({ ...each, at: [0, 900] as const })),
            },
          }
        : node,
    ),
  };
  const layout = layOut(moved, leaving);
  const { frame, ports = [] } = layout.get('edges') ?? {};
  expect(frame?.height).toBeLessThan(300);
  for (const port of ports) expect(port.y).toBeLessThan((frame?.y ?? 0) + (frame?.height ?? 0));
});
