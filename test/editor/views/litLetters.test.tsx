import { expect, test } from 'vitest';
import { createTracing } from '../../../src/editor/state/tracing.ts';
import { TracingContext } from '../../../src/editor/state/useEditor.ts';
import { LitText } from '../../../src/editor/views/LitText.tsx';
import { litLetters, symbolAt } from '../../../src/editor/views/litLetters.ts';
import { editorOf, nameReader } from '../editorOf.ts';
import { outside, renderEditor } from '../renderEditor.tsx';

/** The parts of a text, those that are lit in stars. */
function starred(...[text, unit, mask]: Parameters<typeof litLetters>): string {
  return litLetters(text, unit, mask)
    .map((part) => (part.isLit ? `*${part.text}*` : part.text))
    .join('');
}

test('letters are lit one by one, also those of two code units', () => {
  expect(starred('a🙂 b', 'character', [0, 1, 1, 0])).toBe('a*🙂 *b');
});

test('words are lit whole, and blanks between them are not', () => {
  expect(starred(' the  very good', 'word', [0, 1, 1])).toBe(' the  *very* *good*');
});

test('of a tree the leaves are lit, and no brackets', () => {
  expect(starred('((the film) good)', 'leaf', [1, 0, 1])).toBe('((*the* film) *good*)');
});

test('what was traced of another text lights nothing', () => {
  expect(starred('abc', 'character', [1, 1])).toBe('abc');
});

test('the letters that a step reads are lit in the field where they are typed, while it is looked at', () => {
  const editor = editorOf(nameReader('ada'));
  const tracing = createTracing();
  const { layout, program } = editor.getState();
  const node = layout.get('letters')?.node;
  if (!node) throw new Error('There is no text.');
  tracing.connect(
    (request) =>
      outside(() =>
        tracing.tell(
          {
            sources: new Map([['letters.out', Uint8Array.of(0, 1, 0)]]),
            targets: new Map(),
            copies: new Map(),
          },
          request,
        ),
      ),
    () => ({ document: program, form: {}, ports: ['letters.out'], copied: [] }),
  );
  const { container } = renderEditor(
    editor,
    <TracingContext value={tracing}>
      <LitText port="letters.out" node={node} />
    </TracingContext>,
  );
  expect(container.textContent).toBe('');
  outside(() => tracing.follow([{ port: 'read/$.element', elements: [16] }]));
  expect([...container.querySelectorAll('mark')].map((each) => each.textContent)).toEqual(['d']);
  outside(() => tracing.follow([]));
  expect(container.textContent).toBe('');
});

test('the symbol at a place of a text is found by its letters, and none between two words', () => {
  expect(symbolAt('a🙂b', 'character', 3)).toEqual({ place: 2, symbol: 'b' });
  expect(symbolAt(' the  very good', 'word', 8)).toEqual({ place: 1, symbol: 'very' });
  expect(symbolAt('((the film) good)', 'leaf', 12)).toEqual({ place: 2, symbol: 'good' });
  expect(symbolAt('the film', 'word', 3)).toBeUndefined();
  expect(symbolAt('abc', 'character', 3)).toBeUndefined();
});
