/** Paths of nodes, `read/cell`, and of ports, `read/cell.output` or `read/$.element`. */

export function joinPath(scope: string, id: string): string {
  return scope === '' ? id : `${scope}/${id}`;
}

/** `read/cell` → [`read`, `cell`]; a path at the top has the empty scope. */
export function splitPath(path: string): readonly [scope: string, id: string] {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? ['', path] : [path.slice(0, slash), path.slice(slash + 1)];
}

/** `read/cell.output` → [`read/cell`, `output`]. Neither ids nor ports hold dots. */
export function splitPort(port: string): readonly [node: string, port: string] {
  const dot = port.lastIndexOf('.');
  return dot < 0 ? [port, ''] : [port.slice(0, dot), port.slice(dot + 1)];
}
