import type { Flow } from '../canvas/flow/flow.ts';
import type { Library } from '../state/library.ts';
import type { Editor } from '../state/store.ts';

/** What commands act on. */
export interface CommandContext {
  readonly editor: Editor;
  readonly library: Library;
  /** The view of the drawing. */
  readonly flow: Flow;
}

/** The groups of commands, with the headings over them. */
export const commandGroups = {
  edit: 'Build',
  selection: 'Select and move',
  bodies: 'Work in bodies',
  view: 'Look around',
  documents: 'Keep and share',
} as const;

export type CommandGroup = keyof typeof commandGroups;

/**
 * Something that can be done from anywhere on the page: by its keys, a button or a menu. What is heavy is imported when it
 * runs, as the list of commands is loaded before the first paint.
 */
export interface Command {
  readonly id: string;
  /** As buttons and menus call it. */
  readonly title: string;
  /** What the sheet of shortcuts adds to the title. */
  readonly detail?: string;
  readonly group: CommandGroup;
  /** `Mod+Shift+Z`, `Delete`, `?`; `Mod` is ⌘ on a Mac and Ctrl elsewhere. The first is the one that buttons show. */
  readonly keys?: readonly string[];
  /** Whether the keys act while someone types too. */
  readonly whileTyping?: boolean;
  /** Whether the browser makes an event of its own of the keys (see `listenForClipboard`): they are shown, and not listened for. */
  readonly native?: boolean;
  /** Where it cannot be done, its keys go to the next command that has them, and its button is dimmed. */
  isEnabled?(context: CommandContext): boolean;
  run(context: CommandContext): void;
}

export function isEnabled(command: Command, context: CommandContext): boolean {
  return command.isEnabled?.(context) ?? true;
}
