import { didYouMean } from '../base/suggest.ts';
import type { Inference } from '../compiler/infer.ts';
import { listPorts, withoutReadings } from '../compiler/portNames.ts';
import { splitPath, splitPort } from '../document/path.ts';
import { Failure } from './command.ts';

/** The ports to give: all (`all`), those named in a list with commas, or without one the outputs that feed nothing. */
export function choosePorts(inference: Inference, asked: string | undefined): readonly string[] {
  if (asked === undefined) return looseEnds(inference);
  const known = listPorts(inference);
  if (asked.trim() === 'all') return known;
  const names = asked.split(',').map((name) => name.trim());
  const ports = [...new Set(names.filter((name) => name !== ''))];
  if (ports.length === 0) throw new Failure(['--ports must name at least one port, but names none.']);
  const mistakes = ports.flatMap((port) => mistakeIn(port, inference, known));
  if (mistakes.length > 0) throw new Failure(mistakes);
  return ports;
}

/** The outputs of the nodes at the top that feed nothing; those that have no value, as there is nothing to scan, are left out. */
function looseEnds({ types, scope }: Inference): readonly string[] {
  const feeding = new Set(scope.nodes.flatMap(({ inputs }) => [...inputs.values()]));
  return scope.nodes
    .flatMap(({ path, ports }) => Object.keys(ports.outputs).map((port) => `${path}.${port}`))
    .filter((port) => types.has(port) && !feeding.has(port));
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
