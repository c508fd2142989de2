import { type EditorPage, expect, middleOf, test } from './editorPage.ts';

/** Where nodes lie on the canvas, in its own coordinates. */
async function placesOf(editor: EditorPage): Promise<Record<string, string>> {
  const nodes = await editor.page.locator('.react-flow__node').all();
  const places = await Promise.all(
    nodes.map(async (node) => [
      (await node.getAttribute('data-id')) ?? '',
      await node.evaluate(({ style }: HTMLElement) => `${style.left} ${style.top}`),
    ]),
  );
  return Object.fromEntries(places);
}

async function selectAll(editor: EditorPage): Promise<void> {
  await editor.page.locator('.react-flow__pane').focus();
  await editor.page.keyboard.press('ControlOrMeta+a');
}

test.beforeEach(async ({ editor }) => editor.open());

test('tidying straightens what lies askew into rows, and is undone in one step', async ({ editor, page }) => {
  const pool = editor.node('pool').locator('.node-title').first();
  const start = await middleOf(pool);
  await editor.drag(pool, { x: start.x + 40, y: start.y + 260 });
  const askew = await placesOf(editor);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Tidy up' }).click();
  await expect(async () => {
    const heights = await Promise.all(
      ['draw.out', 'pool.y', 'shapes.y', 'pool-2.y', 'odds.y'].map(async (port) =>
        Math.round((await middleOf(editor.port(port))).y),
      ),
    );
    const [first = 0, , , last = 0] = heights;
    expect(heights).toEqual([first, first, first, last, last]);
    expect(last).toBeGreaterThan(first);
  }).toPass();
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => placesOf(editor)).toEqual(askew);
});

test('several nodes are aligned by a button of the inspector', async ({ editor, page }) => {
  await editor.select('pool');
  await editor
    .node('flat')
    .locator('.node-name')
    .click({ modifiers: ['Shift'] });
  await editor.inspector.getByRole('button', { name: 'Align left edges' }).click();
  await expect(async () => {
    const [pool, flat] = [await editor.node('pool').boundingBox(), await editor.node('flat').boundingBox()];
    expect(Math.round(flat?.x ?? 0)).toBe(Math.round(pool?.x ?? 1));
  }).toPass();
  await expect(page.getByRole('button', { name: 'Distribute vertically' })).toBeDisabled();
});

test('the minimap comes and goes, moves the view, and is remembered', async ({ editor, page }) => {
  await page.getByRole('button', { name: 'Minimap', exact: true }).click();
  const minimap = page.getByRole('button', { name: /^Minimap: drag/ });
  await expect(minimap).toBeVisible();
  const before = await editor.node('draw').boundingBox();
  await minimap.focus();
  await page.keyboard.press('ArrowRight');
  await expect(async () =>
    expect((await editor.node('draw').boundingBox())?.x).toBeLessThan(before?.x ?? 0),
  ).toPass();
  await editor.open();
  await expect(minimap).toBeVisible();
  await page.keyboard.press('m');
  await expect(minimap).toBeHidden();
});

test('a bypassed node passes its input on, and says so', async ({ editor, page }) => {
  await editor.select('odds');
  await page.keyboard.press('b');
  await expect(editor.node('odds')).toContainText('bypassed');
  await expect(editor.inspector.getByRole('switch', { name: 'Bypass' })).toBeChecked();
  await editor.inspector.getByRole('switch', { name: 'Bypass' }).uncheck();
  await expect(editor.node('odds')).not.toContainText('bypassed');
});

test('an id that cannot be is refused in words, and one that can moves the node’s path', async ({
  editor,
  page,
}) => {
  await editor.select('pool');
  const id = editor.inspector.getByRole('textbox', { name: 'Id', exact: true });
  await id.fill('flat');
  await expect(editor.inspector.getByRole('alert')).toHaveText(
    'Needs an id of its own, but there is another “flat” here.',
  );
  await id.fill('regions');
  await page.keyboard.press('Enter');
  await expect(editor.node('regions')).toBeVisible();
  await expect(editor.inspector.getByRole('textbox', { name: 'Id', exact: true })).toBeFocused();
  await expect(editor.wire('edges.y', 'regions.x')).toBeAttached();
});

test('a remark shows on the node where its mark is pointed at', async ({ editor, page }) => {
  await editor.select('pool');
  await editor.inspector.getByRole('textbox', { name: 'Remark' }).fill('Halves both sides.');
  await editor.node('pool').getByRole('button', { name: 'Remark' }).hover();
  await expect(page.getByRole('tooltip', { name: 'Halves both sides.' })).toBeVisible();
});

test('a note is written, coloured, moved and removed', async ({ editor, page }) => {
  await page.locator('.react-flow__pane').click({ position: { x: 400, y: 560 } });
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('Look here first');
  await page.keyboard.press('Escape');
  const note = page.getByRole('group', { name: 'Note: Look here first' });
  await expect(note).toBeFocused();
  await editor.inspector.getByRole('radio', { name: 'yellow' }).check();
  await expect(note.locator('.note')).toHaveAttribute('data-colour', 'yellow');
  const before = await middleOf(note);
  await editor.drag(note, { x: before.x + 80, y: before.y + 40 });
  await expect.poll(async () => Math.round((await middleOf(note)).x - before.x)).toBeGreaterThan(40);
  await page.keyboard.press('Delete');
  await expect(note).toBeHidden();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(note).toBeVisible();
});

test('a frame takes along what lies in it when its title is dragged, as one step', async ({
  editor,
  page,
}) => {
  await selectAll(editor);
  const before = await placesOf(editor);
  await page.keyboard.press('Shift+N');
  await page.getByRole('textbox', { name: 'Title of the frame' }).fill('Reader');
  await page.keyboard.press('Enter');
  const title = page.locator('.frame-title', { hasText: 'Reader' });
  const start = await middleOf(title);
  await editor.drag(title, { x: start.x + 60, y: start.y + 120 });
  await expect.poll(async () => (await placesOf(editor)).pool).not.toBe(before.pool);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(async () => (await placesOf(editor)).pool).toBe(before.pool);
});

test('what the graph and its nodes take is counted as it is edited', async ({ editor, page }) => {
  const bar = page.locator('.status-costs');
  await expect(bar).toContainText('662 k operations');
  const costs = editor.inspector.getByRole('region', { name: 'Costs' });
  await expect(costs.getByRole('row').nth(1)).toContainText('shapes');
  await costs.getByRole('button', { name: 'Memory' }).click();
  await expect(costs.getByRole('row').nth(1)).toContainText('edges');
  await costs.getByRole('button', { name: 'guess' }).click();
  await expect(editor.inspector.getByRole('region', { name: 'Costs' })).toContainText('5.13 k');
  await editor.inspector.getByRole('textbox', { name: 'Units' }).fill('20');
  await page.keyboard.press('Enter');
  await expect(bar).toContainText('667 k operations');
});
