import type { Block } from '../../blocks/define.ts';
import { blocks } from '../../blocks/index.ts';
import { type Command, type CommandContext, commandGroups, isEnabled } from '../commands/command.ts';
import { commands } from '../commands/commands.ts';
import { noMatch, rankOf } from '../palette/rank.ts';
import { wordsOf } from '../palette/searchBlocks.ts';
import { asQuery, type NodeEntry, nodeEntries } from './nodeWords.ts';

/** Something that can be found and chosen. */
export type Entry = { readonly key: string; readonly title: string; readonly words: readonly string[] } & (
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'node'; readonly node: NodeEntry }
);

/** Commands that can be done now, all blocks, and all nodes of the graph. */
export function allEntries(context: CommandContext): Entry[] {
  const { history, inference } = context.editor.getState();
  return [
    ...commands
      .filter((command) => command.id !== 'command-palette' && isEnabled(command, context))
      .map((command): Entry => {
        const { id, title, detail, group } = command;
        const words = [title, id, detail, commandGroups[group]].flatMap((word) => word?.toLowerCase() ?? []);
        return { kind: 'command', key: `command:${id}`, title, words, command };
      }),
    ...[...blocks.values()].map(
      (block): Entry => ({
        kind: 'block',
        key: `block:${block.type}`,
        title: block.title,
        // What is shown can be typed: “Add Softmax”, “Go to Softmax odds”.
        words: [...wordsOf(block), `add ${block.title.toLowerCase()}`],
        block,
      }),
    ),
    ...nodeEntries(history.present, inference).map(
      (node): Entry => ({
        kind: 'node',
        key: `node:${node.path}`,
        title: node.title,
        words: [...node.words, goTo(node)],
        node,
      }),
    ),
  ];
}

function goTo({ title, path }: NodeEntry): string {
  return `go to ${title} ${path}`.toLowerCase();
}

/** What answers a text, the best first, and of equals what was chosen lately; for an empty text all, the latest first. */
export function searchEntries(
  text: string,
  entries: readonly Entry[],
  recent: readonly string[],
): readonly Entry[] {
  const query = asQuery(text);
  const age = (entry: Entry) => {
    const at = recent.indexOf(entry.key);
    return at < 0 ? recent.length : at;
  };
  const ranked = entries.map((entry) => ({
    entry,
    rank: query === '' ? 0 : rankOf(entry.words, query, { loose: true }),
    age: age(entry),
  }));
  return ranked
    .filter(({ rank }) => rank < noMatch)
    .sort((one, other) => one.rank - other.rank || one.age - other.age)
    .map(({ entry }) => entry);
}

/** The nodes that answer a text, in their own order; none for an empty text. */
export function searchNodes(text: string, nodes: readonly NodeEntry[]): readonly NodeEntry[] {
  const query = asQuery(text);
  return query === '' ? [] : nodes.filter(({ words }) => rankOf(words, query) < noMatch);
}
