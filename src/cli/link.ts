import { decodeLink, encodeLink } from '../document/link.ts';
import type { Command } from './command.ts';
import { accepted, readGraph } from './readGraph.ts';

export const link: Command = {
  summary: 'Makes a link that holds the whole graph.',
  argument: 'GRAPH.json',
  options: {
    base: { value: 'URL', help: 'The page that the link opens; without it, only what stands behind.' },
  },
  async run(path, { base = '' }, io) {
    const address = await encodeLink(await readGraph(path), { base });
    // No link is given that could not be opened, as it is too long.
    accepted(await decodeLink(address));
    io.out(address);
  },
};
