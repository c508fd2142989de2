import { didYouMean } from '../base/suggest.ts';
import type { Inference } from '../compiler/infer.ts';
import { listPorts, withoutReadings } from '../compiler/portNames.ts';
import { sourcesWithoutValue } from '../compiler/sources.ts';
import { splitPath, splitPort } from '../document/path.ts';
import { sourcesBehind } from './sourcesBehind.ts';

export interface Chosen {
  readonly ports: readonly string[];
  readonly mistakes: readonly string[];
}

/** The ports to give: all (`all`), those named in a list with commas, or without one the outputs that feed nothing. */
export function choosePorts(inference: Inference, asked: string | undefined): Chosen {
  if (asked === undefined) return { ports: looseEnds(inference), mistakes: [] };
  const known = listPorts(inference);
  if (asksForAll(asked)) return { ports: known, mistakes: [] };
  const names = asked.split(',').map((name) => name.trim());
  const ports = [...new Set(names.filter((name) => name !== ''))];
  return {
    ports,
    mistakes:
      ports.length === 0
        ? ['--ports must name at least one port, but names none.']
        : ports.flatMap((port) => mistakeIn(port, inference, known)),
  };
}

/** Whether all ports are asked for that have a value, and none by its name. */
export function asksForAll(asked: string | undefined): boolean {
  return asked?.trim() === 'all';
}

/**
 * The outputs of the nodes at the top that feed nothing. Those that have no value, as there is nothing to scan, are left out, and so are
 * losses that wait for examples to say what is right, unless there is nothing else.
 */
function looseEnds(inference: Inference): readonly string[] {
  const { types, scope } = inference;
  const feeding = new Set(scope.nodes.flatMap(({ inputs }) => [...inputs.values()]));
  const ends = scope.nodes.flatMap(({ path, block, ports }) =>
    Object.keys(ports.outputs)
      .map((port) => ({ port: `${path}.${port}`, loss: !block.body && block.loss !== undefined }))
      .filter(({ port }) => types.has(port) && !feeding.has(port)),
  );
  const empty = sourcesWithoutValue(inference);
  const ready = ends.filter(
    ({ port, loss }) => !loss || sourcesBehind(inference, empty, [port]).length === 0,
  );
  return (ready.length > 0 ? ready : ends).map(({ port }) => port);
}

function mistakeIn(port: string, inference: Inference, known: readonly string[]): readonly string[] {
  const { types, missing } = inference;
  const plain = withoutReadings(port);
  if (namesReadings(port, inference)) {
    if (types.has(plain)) return [];
    const reason = missing.get(plain);
    if (reason !== undefined) return [`${port}: ${reason}`];
  }
  return [
    `${port}: there is no such port in the graph.${didYouMean(port, new Set([...types.keys(), ...known]))}`,
  ];
}

/** Whether each reading that the name of a port names is one: `read[backward]/cell.z`. */
function namesReadings(port: string, { readings }: Inference): boolean {
  const [scope] = splitPath(splitPort(port)[0]);
  if (port.slice(scope.length).includes('[')) return false;
  const ids = scope.split('/');
  return ids.every((id, i) => {
    const named = /^([^[]*)\[(.*)\]$/.exec(id);
    const path = withoutReadings(ids.slice(0, i + 1).join('/'));
    return !named || (readings.get(path) ?? []).includes(named[2] ?? '');
  });
}
