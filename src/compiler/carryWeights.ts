import type { WeightSpec } from '../blocks/weights.ts';
import { splitPort } from '../document/path.ts';
import { withoutReadings } from './portNames.ts';
import { fits, type WeightTensor } from './weights.ts';

/**
 * The given weights, by the names under which a graph asks for them after some of its nodes have got other paths. A copy or
 * reading takes those of the same copy or reading, else of the first there is. What the graph does not ask for, perhaps as
 * it is in pieces, goes along all the same.
 *
 * @param moved by the path that a node had: the one that it has, with all that lies in its body
 */
export function carryWeights(
  given: ReadonlyMap<string, WeightTensor>,
  wanted: ReadonlyMap<string, WeightSpec>,
  moved: ReadonlyMap<string, string>,
): ReadonlyMap<string, WeightTensor> {
  const before = new Map([...moved].map(([from, to]) => [to, from]));
  const byPlainName = new Map<string, string[]>();
  for (const name of given.keys()) {
    const plain = withoutReadings(name);
    byPlainName.set(plain, [...(byPlainName.get(plain) ?? []), name]);
  }
  const carried = new Map<string, WeightTensor>();
  const taken = new Set<string>();
  for (const [name, { shape }] of wanted) {
    const [path, weight] = splitPort(withoutReadings(name));
    const from = pathBefore(path, before);
    const candidates = (byPlainName.get(`${from}.${weight}`) ?? []).filter((each) => {
      const tensor = given.get(each);
      return tensor && fits(tensor, shape);
    });
    const instances = instancesIn(name);
    const same = candidates.find((each) => instancesIn(each) === instances);
    // Only what has moved may take what was another copy's.
    const chosen = same ?? (from === path ? undefined : candidates[0]);
    const tensor = chosen === undefined ? undefined : given.get(chosen);
    if (chosen === undefined || !tensor) continue;
    carried.set(name, tensor);
    taken.add(chosen);
  }
  for (const [name, tensor] of given) {
    const kept = nameAfter(name, moved);
    if (!taken.has(name) && !wanted.has(kept)) carried.set(kept, tensor);
  }
  return carried;
}

/** The path that a node had, from those of the nodes that were moved: its own, or of one that it lies in. */
function pathBefore(path: string, before: ReadonlyMap<string, string>): string {
  for (let around = path; around !== ''; around = around.slice(0, Math.max(0, around.lastIndexOf('/')))) {
    const from = before.get(around);
    if (from !== undefined) return from + path.slice(around.length);
  }
  return path;
}

/** The name of a weight when its node, or one that it lies in, has another path. */
function nameAfter(name: string, moved: ReadonlyMap<string, string>): string {
  const ids = name.slice(0, name.lastIndexOf('.')).split('/');
  for (let count = ids.length; count > 0; count--) {
    const around = ids.slice(0, count).join('/');
    const to = moved.get(withoutReadings(around));
    if (to !== undefined) return to + name.slice(around.length);
  }
  return name;
}

/** The copies and readings that a weight's name tells, from the outside in: `[2][forward]`. */
function instancesIn(name: string): string {
  return (name.match(/\[[^\]/]*\]/g) ?? []).join('');
}
