import * as fc from 'fast-check';
import { blocks } from '../../src/blocks/index.ts';
import type { Document } from '../../src/document/document.ts';
import { addBlock, addBlockOnWire, canInsert } from '../../src/editor/state/addBlock.ts';
import { addNoteAt, frameSelection } from '../../src/editor/state/annotations.ts';
import { alignSelection, distributeSelection, toggleBypass } from '../../src/editor/state/arrange.ts';
import {
  copySelection,
  duplicateSelection,
  pasteText,
  removeCopied,
} from '../../src/editor/state/clipboard.ts';
import { edit, endGesture, fix, redoStep, undoStep } from '../../src/editor/state/edit.ts';
import { enter, leave } from '../../src/editor/state/enter.ts';
import type { Library } from '../../src/editor/state/library.ts';
import { moveSelectionInto, moveSelectionOut } from '../../src/editor/state/moveToScope.ts';
import { removeSelection } from '../../src/editor/state/remove.ts';
import { renameNode } from '../../src/editor/state/rename.ts';
import { select, selectAll, toggleCollapsed } from '../../src/editor/state/selection.ts';
import type { Editor } from '../../src/editor/state/store.ts';
import { storeWeights } from '../../src/editor/state/storedWeights.ts';
import { tidyUp } from '../../src/editor/state/tidy.ts';
import { unwrapSelected, wrapSelection } from '../../src/editor/state/wrap.ts';
import { anyEdit } from '../document/anyEdit.ts';
import { id } from '../document/documents.ts';

/** Where something is done: an editor, its library, and what was copied last. */
export interface Desk {
  readonly editor: Editor;
  readonly library: Library;
  copied: string;
}

export type Deed = (desk: Desk) => void | Promise<void>;

const documentOf = ({ editor }: Desk): Document => editor.getState().history.present;

/** One of some, or what is not there. */
function oneOf(things: Iterable<string>, pick: number): string {
  const all = [...things];
  return all[pick % Math.max(1, all.length)] ?? 'gone';
}

const pathIn = ({ editor }: Desk, pick: number): string => oneOf(editor.getState().layout.keys(), pick);
const wireIn = ({ editor }: Desk, pick: number): string =>
  oneOf(
    editor.getState().wires.map((wire) => wire.id),
    pick,
  );
const spot = { x: 400, y: 300 };
const combinators = [...blocks.values()].flatMap(({ type, body }) => (body ? [type] : []));

/** An edit of the document itself, by itself or as part of a gesture. */
const bareEdit: fc.Arbitrary<Deed> = fc
  .tuple(anyEdit, fc.constantFrom(undefined, undefined, 'drag'), fc.boolean())
  .map(
    ([change, gesture, room]): Deed =>
      ({ editor }) =>
        edit(editor, change, { room, ...(gesture !== undefined && { gesture }) }),
  );

/** What is looked at and chosen, without which little could be done. */
const look: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }).map(
      (picks): Deed =>
        (desk) =>
          select(
            desk.editor,
            picks.map((pick) => pathIn(desk, pick)),
            picks.slice(2).map((pick) => wireIn(desk, pick)),
            picks.slice(1).map((pick) => (pick % 2 === 0 ? 'note 0' : 'frame 0')),
          ),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.nat().map(
      (pick): Deed =>
        (desk) =>
          toggleCollapsed(desk.editor, pathIn(desk, pick)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat().map(
      (pick): Deed =>
        (desk) =>
          enter(desk.editor, pathIn(desk, pick)),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Deed>(
      ({ editor }) => leave(editor),
      ({ editor }) => selectAll(editor),
    ),
  },
);

/** What a key or a button does to what is selected. */
const command: fc.Arbitrary<Deed> = fc.constantFrom<Deed>(
  ({ editor }) => endGesture(editor),
  (desk) => {
    desk.copied = copySelection(desk.editor) ?? desk.copied;
  },
  ({ editor, copied }) => pasteText(editor, copied, { centre: spot }),
  ({ editor, copied }) => pasteText(editor, copied, { pointer: spot, centre: spot }),
  ({ editor }) => duplicateSelection(editor),
  ({ editor }) => removeCopied(editor),
  ({ editor }) => removeSelection(editor),
  ({ editor }) => unwrapSelected(editor),
  ({ editor }) => moveSelectionOut(editor),
  ({ editor }) => toggleBypass(editor),
  ({ editor }) => alignSelection(editor, 'left'),
  ({ editor }) => distributeSelection(editor, 'horizontally'),
  ({ editor }) => tidyUp(editor, () => {}),
  ({ editor }) => addNoteAt(editor, spot),
  ({ editor }) => frameSelection(editor),
  ({ editor }) =>
    storeWeights(editor, new Map([['guess.b', { shape: [2], data: Float32Array.of(0.5, -0.5) }]])),
);

/** What something is chosen for first: a block, a place, a way to mend. */
const choice: fc.Arbitrary<Deed> = fc
  .record({
    kind: fc.constantFrom('add', 'insert', 'wrap', 'into', 'rename', 'fix', 'training'),
    pick: fc.nat(),
    block: fc.constantFrom(...blocks.keys()),
    combinator: fc.constantFrom(...combinators),
    id,
  })
  .map(({ kind, pick, block, combinator, id }): Deed => {
    return (desk) => {
      const { editor } = desk;
      switch (kind) {
        case 'add':
          return addBlock(editor, block, spot);
        case 'insert':
          return canInsert(block) ? addBlockOnWire(editor, block, wireIn(desk, pick)) : undefined;
        case 'wrap':
          return wrapSelection(editor, combinator);
        case 'into':
          return moveSelectionInto(editor, pathIn(desk, pick));
        case 'rename':
          return renameNode(editor, pathIn(desk, pick), id);
        case 'fix': {
          const fixes = editor.getState().inference.problems.flatMap((problem) => problem.fixes ?? []);
          const offered = fixes[pick % Math.max(1, fixes.length)];
          return offered && fix(editor, offered);
        }
        case 'training':
          return edit(editor, (document) => ({ ...document, training: { epochs: 1 + (pick % 9) } }));
      }
    };
  });

/** What goes back and on. */
const step: fc.Arbitrary<Deed> = fc.constantFrom<Deed>(
  ({ editor }) => undoStep(editor),
  ({ editor }) => undoStep(editor),
  ({ editor }) => redoStep(editor),
  async (desk) => {
    const [newest] = await desk.library.snapshots();
    const earlier = newest && (await desk.library.readSnapshot(newest.taken));
    if (earlier && earlier !== documentOf(desk)) await desk.library.goBack(earlier);
  },
);

/** What someone could do next on the page. */
export const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 9, arbitrary: bareEdit },
  { weight: 9, arbitrary: look },
  { weight: 9, arbitrary: command },
  { weight: 5, arbitrary: choice },
  { weight: 5, arbitrary: step },
);
