import { annotateCommands } from './annotate.ts';
import { arrangeCommands } from './arrange.ts';
import { bodyCommands, enterBody } from './bodies.ts';
import { clipboardCommands } from './clipboard.ts';
import { colourCommands } from './colours.ts';
import type { Command } from './command.ts';
import { connectCommands } from './connect.ts';
import { documentCommands } from './documents.ts';
import { editCommands } from './edit.ts';
import { scrubCommands } from './scrub.ts';
import { selectionCommands } from './selection.ts';
import { themeCommands } from './themes.ts';
import { viewCommands } from './view.ts';

/** All commands. Of several with the same keys, the first that can be done is done. */
export const commands: readonly Command[] = [
  ...editCommands,
  ...clipboardCommands,
  enterBody,
  ...connectCommands,
  ...annotateCommands,
  ...selectionCommands,
  ...bodyCommands,
  ...arrangeCommands,
  ...viewCommands,
  ...colourCommands,
  ...themeCommands,
  ...scrubCommands,
  ...documentCommands,
];
