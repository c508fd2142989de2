import type { Command } from './command.ts';
import { connectCommands } from './connect.ts';
import { documentCommands } from './documents.ts';
import { editCommands } from './edit.ts';
import { selectionCommands } from './selection.ts';
import { viewCommands } from './view.ts';

/** All commands. Of several with the same keys, the first that can be done is done. */
export const commands: readonly Command[] = [
  ...editCommands,
  ...connectCommands,
  ...selectionCommands,
  ...viewCommands,
  ...documentCommands,
];
