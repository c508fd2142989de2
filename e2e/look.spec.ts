import { expect, test } from './editorPage.ts';

test('dragging empty canvas moves the view, and with Shift selects what it goes around', async ({
  editor,
  page,
}) => {
  await editor.open();
  const before = await editor.node('odds').boundingBox();
  const canvas = await page.getByRole('main').boundingBox();
  if (!before || !canvas) throw new Error('The drawing is not there.');
  const [left, bottom] = [canvas.x + 40, canvas.y + canvas.height - 40];

  await page.mouse.move(left + 50, bottom);
  await page.mouse.down();
  await page.mouse.move(left, bottom - 50, { steps: 5 });
  await page.mouse.up();
  const after = await editor.node('odds').boundingBox();
  expect((after?.x ?? 0) - before.x).toBeCloseTo(-50, 0);
  expect((after?.y ?? 0) - before.y).toBeCloseTo(-50, 0);

  await page.keyboard.down('Shift');
  await page.mouse.move(left, bottom);
  await page.mouse.down();
  await page.mouse.move(canvas.x + canvas.width - 20, bottom - 250, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(editor.node('guess')).toHaveClass(/selected/);
  await expect(editor.node('odds')).toHaveClass(/selected/);
  await expect(editor.node('draw')).not.toHaveClass(/selected/);
});
