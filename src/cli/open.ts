import { decodeLink } from '../document/link.ts';
import { save } from '../document/save.ts';
import type { Command } from './command.ts';
import { accepted } from './readGraph.ts';

export const open: Command = {
  summary: 'Shows the graph that a link holds.',
  more: 'With - for the link, it is read from standard input.',
  argument: 'LINK',
  options: {},
  async run(argument, _, io) {
    const address = argument === '-' ? await io.input() : argument;
    io.out(save(accepted(await decodeLink(address))).trimEnd());
  },
};
