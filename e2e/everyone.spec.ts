import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, middleOf, test } from './editorPage.ts';

const wide = { width: 1440, height: 900 };
const medium = { width: 1024, height: 700 };
const narrow = { width: 768, height: 1024 };

/** Both themes at the width that most have, and each of the others in one: a look of axe at a whole page takes seconds. */
const looks = [
  { colorScheme: 'light', viewport: wide },
  { colorScheme: 'dark', viewport: wide },
  { colorScheme: 'light', viewport: medium },
  { colorScheme: 'dark', viewport: narrow },
] as const;

for (const { colorScheme, viewport } of looks)
  test.describe(`${colorScheme}, ${viewport.width} × ${viewport.height}`, () => {
    test.use({ colorScheme, viewport });

    test('axe finds nothing, whatever is selected or open', async ({ editor, page }) => {
      // Each look of axe at a whole page takes seconds.
      test.slow();
      await editor.open();
      // On a narrow page the inspector lies over a part of the drawing.
      await editor.select('edges/unit');
      await openInspector(page);
      await expect(editor.inspector.getByText('Useful for')).toBeVisible();
      await page.getByRole('button', { name: 'No problems' }).click();
      await editor.inspector.getByLabel('What feeds x').selectOption('not wired');
      await expect(page.getByText('2 problems').or(page.getByText('1 problem'))).toBeVisible();
      await checkAccessible(page);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible();
      await checkAccessible(page);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Share' }).click();
      await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/#g=/);
      await checkAccessible(page);
      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      await expect(page.getByRole('dialog', { name: 'Add a block' })).toBeVisible();
      await checkAccessible(page);
    });

    test('axe finds nothing in menus, lists, the outline and notices', async ({ editor, page }) => {
      test.slow();
      await editor.open();
      await editor.saveFile();
      await page.keyboard.press('Control+Shift+O');
      await expect(page.getByRole('tree')).toBeVisible();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Control+k');
      await expect(page.locator('.finder [role="option"]').first()).toBeVisible();
      await checkAccessible(page);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+f');
      await expect(page.getByRole('combobox', { name: 'Find in the graph' })).toBeFocused();
      await page.keyboard.type('vanilla');
      await expect(page.locator('.finder [role="option"]').first()).toBeVisible();
      await checkAccessible(page);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Export a picture' }).click();
      await expect(page.getByAltText('The drawing as it will be saved')).toBeVisible();
      await checkAccessible(page);
      await page.keyboard.press('Escape');
      const share = page.getByRole('button', { name: 'Share' });
      const place = await share.boundingBox();
      await page.getByRole('button', { name: 'New' }).click();
      await expect(page.getByRole('menuitem', { name: 'Empty graph' })).toBeVisible();
      // The bar that the menu opens in stays as it is.
      expect(await share.boundingBox()).toEqual(place);
      await checkAccessible(page);
      await page.getByRole('menuitem', { name: 'Empty graph' }).click();
      await expect(page.getByText('Begin with a block')).toBeVisible();
      await checkAccessible(page);
    });

    test('nothing overlaps, is cut or makes the page scroll', async ({ editor, page }) => {
      await editor.open();
      await editor.select('odds');
      await openInspector(page);
      expect(await overlapping(page, '.top-bar button, .top-bar input')).toEqual([]);
      expect(await overlapping(page, '.top-bar, .palette, .canvas, .inspector, .status-bar')).toEqual([]);
      expect(await overlapping(page, '.react-flow__node:not([data-id*="/"])')).toEqual([]);
      expect(await cut(page)).toEqual([]);
    });
  });

test.describe('a tablet, by touch', () => {
  test.use({ viewport: { width: 768, height: 1024 }, hasTouch: true, isMobile: true });

  test('leaves most of the page to the drawing, and keeps what is open', async ({ editor, page }) => {
    await editor.open();
    await expect(page.getByRole('navigation', { name: 'Blocks' })).toHaveCount(0);
    for (const name of ['Blocks', 'Inspector']) await page.getByRole('button', { name, exact: true }).tap();
    const canvas = await page.getByRole('main').boundingBox();
    expect(canvas?.width).toBeGreaterThanOrEqual(480);
    expect(canvas?.height).toBeGreaterThanOrEqual(480);
    await page.reload();
    await expect(page.getByRole('navigation', { name: 'Blocks' })).toBeVisible();
    await expect(editor.inspector).toBeVisible();
    await page.getByRole('button', { name: 'Outline' }).tap();
    await expect(page.getByRole('navigation', { name: 'Blocks' })).toHaveCount(0);
  });

  test('has nothing to press that is too small for a finger', async ({ editor, page }) => {
    await editor.open();
    await page.getByRole('button', { name: 'Blocks' }).tap();
    await page.getByRole('button', { name: 'Inspector' }).tap();
    await expect(page.getByRole('columnheader', { name: 'Operations' })).toBeVisible();
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('.page > :not(.canvas) :is(button, input, select)')]
        .filter((each) => {
          const { width, height } = each.getBoundingClientRect();
          return height > 0 && (height < 40 || (width < 40 && each.matches('.icon-button')));
        })
        .map((each) => each.getAttribute('aria-label') ?? each.textContent),
    );
    expect(small).toEqual([]);
    // And the title of the graph can be read.
    const title = page.getByRole('textbox', { name: 'Title of the graph' });
    expect(await title.evaluate((field) => field.scrollWidth - field.clientWidth)).toBeLessThanOrEqual(0);
    expect(await overlapping(page, '.top-bar button, .top-bar input')).toEqual([]);
    expect(await cut(page)).toEqual([]);
  });

  test('blocks are dragged onto the drawing, and two fingers zoom it', async ({ editor, page }) => {
    await editor.open();
    await page.getByRole('button', { name: 'Blocks' }).tap();
    const touch = await fingersOn(page);
    const block = await middleOf(editor.block('tanh'));
    const wire = await editor.middleOfWire('guess.y', 'odds.x');
    await touch([block], [{ x: block.x + 60, y: block.y }], [{ x: wire.x, y: wire.y - 40 }], [wire]);
    await expect(editor.wire('guess.y', 'tanh.x')).toHaveCount(1);

    const canvas = await middleOf(page.getByRole('main'));
    const apart = (distance: number) => [
      { x: canvas.x - distance, y: canvas.y + 300 },
      { x: canvas.x + distance, y: canvas.y + 300 },
    ];
    const width = async () => (await editor.node('odds').boundingBox())?.width ?? 0;
    const before = await width();
    await touch(apart(30), apart(50), apart(90), apart(120));
    expect(await width()).toBeGreaterThan(1.5 * before);
    const place = await middleOf(editor.node('odds'));
    const free = { x: canvas.x, y: canvas.y + 320 };
    await touch([free], [{ x: free.x - 30, y: free.y }], [{ x: free.x - 60, y: free.y - 20 }]);
    expect((await middleOf(editor.node('odds'))).x).toBeLessThan(place.x - 20);
  });
});

test.describe('with reduced motion', () => {
  test('nothing moves by itself, and what changes its place is there at once', async ({ editor, page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await editor.open();
    expect(await moving(page)).toEqual([]);
    // Away from where it fits, so that there is a way to go.
    await page.keyboard.press('-');
    await editor.drag(editor.node('odds').locator('.node-name'), { x: 800, y: 640 });
    for (const [key, after] of [
      ['f', editor.node('edges/unit')],
      ['t', editor.node('edges/unit')],
      ['+', editor.node('edges/unit')],
      ['Enter', page.getByRole('navigation', { name: 'Where this body lies' })],
      ['Shift+Enter', editor.node('odds')],
    ] as const) {
      if (key === 'Enter') await editor.select('edges');
      expect(await viewsDuring(page, () => page.keyboard.press(key)), key).toBeLessThanOrEqual(3);
      await expect(after).toBeVisible();
      expect(await moving(page), key).toEqual([]);
    }
    for (const key of ['?', 'Control+k', 'Control+f', '/']) {
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await moving(page), key).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await editor.select('edges');
    await page.keyboard.press('u');
    await expect(page.getByRole('button', { name: 'Roll up edges' }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Play' }).first().click();
    expect(await moving(page)).toEqual([]);
  });
});

/** What is animated, or would be when it changes. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() => [
    ...document.getAnimations().map((animation) => `animation ${animation.id}`),
    ...[...document.querySelectorAll('*')]
      .filter((each) => {
        const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(each);
        const durations = `${transitionDuration}, ${animationDuration}`.split(', ');
        return durations.some((duration) => Number.parseFloat(duration) > 0) || scrollBehavior === 'smooth';
      })
      .map((each) => `${each.tagName} ${each.getAttribute('class')}`),
  ]);
}

/** In how many places the drawing is seen while something is done and in the thirty frames after it. */
async function viewsDuring(page: Page, deed: () => Promise<void>): Promise<number> {
  const seen = await page.evaluateHandle(() => {
    const views = new Set<string>();
    const state = { views, left: Number.POSITIVE_INFINITY };
    const look = () => {
      const places = document.querySelectorAll<HTMLElement>('.react-flow__viewport, .react-flow__node');
      views.add([...places].map(({ style }) => style.transform).join(' '));
      if (--state.left > 0) requestAnimationFrame(look);
    };
    look();
    return state;
  });
  await deed();
  await seen.evaluate((state) => {
    state.left = 30;
  });
  await page.waitForFunction(({ left }) => left <= 0, seen);
  return seen.evaluate(({ views }) => views.size);
}

test('what keeps the network from being computed is said in words', async ({ page }) => {
  await page.route(/worker-[^/]*\.js/, (route) => route.abort());
  await page.goto('./');
  await page.getByRole('button', { name: '1 problem' }).click();
  await expect(page.getByText(/the computation was stopped/)).toBeVisible();
});

type Point = Awaited<ReturnType<typeof middleOf>>;

/** Gives what puts fingers on the page, moves them from place to place and lifts them. */
async function fingersOn(page: Page): Promise<(...places: Point[][]) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  return async (first = [], ...places) => {
    await send('touchStart', first);
    for (const place of places) await send('touchMove', place);
    await send('touchEnd', []);
  };
}

/** Narrow pages begin without it. */
async function openInspector(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Inspector', exact: true });
  if ((await button.getAttribute('aria-pressed')) === 'false') await button.click();
}

async function checkAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude('.react-flow__attribution').analyze();
  const told = violations.map(
    ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
  expect(told).toEqual([]);
}

/** Pairs of the things selected that cover each other. */
function overlapping(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((selected) => {
    const things = [...document.querySelectorAll(selected)].map((thing) => ({
      name: thing.getAttribute('aria-label') ?? thing.getAttribute('data-id') ?? thing.className,
      box: thing.getBoundingClientRect(),
    }));
    return things.flatMap(({ name, box }, i) =>
      things
        .slice(i + 1)
        .filter(
          ({ box: other }) =>
            box.left < other.right - 1 &&
            other.left < box.right - 1 &&
            box.top < other.bottom - 1 &&
            other.top < box.bottom - 1,
        )
        .map(({ name: other }) => `${name} and ${other}`),
    );
  }, selector);
}

/** What is wider than the room that it has: the page itself, bars, titles of nodes and fields. */
function cut(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      document.documentElement,
      ...document.querySelectorAll('.top-bar, .status-bar, .inspector, .palette, .node-name'),
    ]
      .filter((thing) => thing.scrollWidth > thing.clientWidth + 1 && thing.clientWidth > 0)
      .map((thing) => thing.className || thing.tagName),
  );
}
