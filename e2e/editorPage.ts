import { test as base, expect, type Locator, type Page } from '@playwright/test';

/** Steps of a journey in the words of someone who uses the editor. */
export class EditorPage {
  readonly page: Page;
  /** What the browser complained about since the page was opened. */
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  /** Opens the page, at an address of its own or with a link behind it, and waits for the first values. */
  async open(address = './'): Promise<void> {
    await this.page.goto(address);
    await expect(this.answer).toContainText('most likely');
  }

  /** Begins a new graph, and waits until it is there: what is typed before would still be for the one before, or for the menu. */
  async beginEmpty(): Promise<void> {
    await this.page.getByRole('button', { name: 'New' }).click();
    await this.page.getByRole('menuitem', { name: 'Empty graph' }).click();
    await expect(this.page.getByText('Begin with a block')).toBeVisible();
    await expect(this.page.getByRole('menu')).toHaveCount(0);
  }

  /** What the graph answers, in words. */
  get answer(): Locator {
    return this.page.getByRole('status', { name: 'Answer' });
  }

  node(path: string): Locator {
    return this.page.locator(`.react-flow__node[data-id="${path}"]`);
  }

  port(path: string): Locator {
    return this.page.locator(`.port[data-port="${path}"]`);
  }

  wire(from: string, to: string): Locator {
    return this.page.locator(`[data-wire="${from}>${to}"]`);
  }

  block(type: string): Locator {
    return this.page.locator(`.palette-entry[data-block="${type}"]`);
  }

  get inspector(): Locator {
    return this.page.getByRole('complementary', { name: 'Inspector' });
  }

  async select(path: string): Promise<void> {
    await this.node(path).locator('.node-name').first().click();
    await expect(this.node(path)).toHaveClass(/selected/);
  }

  async drawSample(digit: number): Promise<void> {
    await this.page.getByLabel('Draw a sample digit').selectOption(String(digit));
  }

  /** Drags the mouse from the middle of one thing to a point. */
  async drag(from: Locator, to: Point): Promise<void> {
    const start = await middleOf(from);
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + to.x) / 2, (start.y + to.y) / 2, { steps: 4 });
    await this.page.mouse.move(to.x, to.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** The place halfway along a wire. */
  async middleOfWire(from: string, to: string): Promise<Point> {
    return this.wire(from, to)
      .locator('path')
      .first()
      .evaluate((path: SVGPathElement) => {
        const on = path.getPointAtLength(path.getTotalLength() / 2);
        const { x, y } = on.matrixTransform(path.getScreenCTM() ?? undefined);
        return { x, y };
      });
  }

  /** All numbers of a port as the inspector copies them. */
  async valuesOf(path: string, port: string): Promise<unknown> {
    await this.select(path);
    await this.inspector.getByRole('button', { name: port, exact: true }).click();
    await this.inspector.getByRole('button', { name: 'Copy as JSON' }).click();
    return JSON.parse(await this.page.evaluate(() => navigator.clipboard.readText()));
  }

  /** Waits for such values at a port: after an edit those from before stay until the next run has ended. */
  async expectValues(path: string, port: string, values: Record<string, unknown>): Promise<void> {
    await expect(async () => expect(await this.valuesOf(path, port)).toMatchObject(values)).toPass();
  }

  /** The document as a file would hold it. */
  async saveFile(): Promise<{ readonly path: string; readonly text: string }> {
    // The picker of the platform cannot be driven: without it, files are downloads.
    await this.page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: 'Save to a file' }).click(),
    ]);
    const path = await download.path();
    const { readFile } = await import('node:fs/promises');
    return { path, text: await readFile(path, 'utf8') };
  }

  async undoAll(): Promise<void> {
    const undo = this.page.getByRole('button', { name: 'Undo' });
    while (await undo.isEnabled()) await undo.click();
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export async function middleOf(thing: Locator): Promise<Point> {
  const box = await thing.boundingBox();
  if (!box) throw new Error(`${thing} is not on the page.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A test with an editor, which must not have complained by its end. */
export const test = base.extend<{ editor: EditorPage }>({
  editor: async ({ page }, use) => {
    const editor = new EditorPage(page);
    await use(editor);
    expect(editor.complaints).toEqual([]);
  },
});

export { expect };
