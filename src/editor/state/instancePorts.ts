/** A port at one application of a combinator around it; of an input of the combinator, one element of it. */
export interface InstancePort {
  readonly port: string;
  /** Of the combinator. */
  readonly path: string;
  readonly position: number;
}

/** What it is called among the ports: `read/cell.output@read=3`. */
export function instancePort({ port, path, position }: InstancePort): string {
  return `${port}@${path}=${position}`;
}

/** What such a name stands for; `undefined` for a port as it is looked at. */
export function splitInstance(name: string): InstancePort | undefined {
  const [at, is] = [name.indexOf('@'), name.lastIndexOf('=')];
  if (at < 0 || is < at) return undefined;
  return { port: name.slice(0, at), path: name.slice(at + 1, is), position: Number(name.slice(is + 1)) };
}
