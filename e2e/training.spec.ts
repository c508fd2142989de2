import { mkdir, writeFile } from 'node:fs/promises';
import type { Dataset } from '../src/data/dataset.ts';
import { generators } from '../src/data/generators/index.ts';
import type { Document } from '../src/document/document.ts';
import { encodeLink } from '../src/document/link.ts';
import { plainPng } from '../test/cli/encodePng.ts';
import { expect, test } from './editorPage.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Two layers that tell apart the arms of a spiral; the loss is put behind them on the way. */
const spiral: Document = {
  format: 'layerwire',
  version: 1,
  title: 'Spiral',
  seed: 3,
  nodes: [
    { id: 'point', block: 'vector', params: { size: 2 }, at: [0, 0] },
    { id: 'first', block: 'vanilla', params: { units: 24 }, at: [240, 0] },
    { id: 'second', block: 'vanilla', params: { units: 24 }, at: [480, 0] },
    { id: 'scores', block: 'vanilla', params: { units: 2, nonlinearity: 'none' }, at: [720, 0] },
  ],
  wires: [
    ['point.out', 'first.x'],
    ['first.y', 'second.x'],
    ['second.y', 'scores.x'],
  ],
  training: { rate: 0.01, epochs: 100_000 },
};

test('a spiral is learned while one watches, and a reload goes on with it', async ({
  page,
  editor,
}, info) => {
  await page.goto(await encodeLink(spiral));
  await expect(editor.node('scores')).toBeVisible();
  await page.getByRole('button', { name: 'Train…' }).click();
  const panel = page.getByRole('region', { name: 'Training' });
  const progress = panel.getByRole('status', { name: 'Progress of training' });

  await test.step('pictures can be read from folders that are named after what they show', async () => {
    for (const name of ['left', 'right']) {
      await mkdir(info.outputPath('pictures', name), { recursive: true });
      await writeFile(
        info.outputPath('pictures', name, '1.png'),
        plainPng(2, name === 'left' ? [255, 0] : [0, 255]),
      );
    }
    await writeFile(info.outputPath('pictures', 'notes.txt'), 'Two arrows.');
    const choosing = page.waitForEvent('filechooser');
    await panel.getByRole('button', { name: 'Folder…' }).click();
    await (await choosing).setFiles(info.outputPath('pictures'));
    await expect(panel).toContainText('2 examples');
  });

  await test.step('data are made, and a loss is added where there is none', async () => {
    await panel.getByLabel('Made up or from files').selectOption('points');
    await expect(panel.getByLabel('What point takes')).toHaveValue('point');
    await panel.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(panel.getByRole('alert')).toContainText('nothing to make small');
    await panel.getByRole('button', { name: 'Add a loss' }).click();
    await expect(panel.getByLabel('What class takes')).toHaveValue('class');
  });

  await test.step('a single step, then all that is needed', async () => {
    await panel.getByRole('button', { name: 'Step' }).click();
    await expect(progress).toContainText('Step 1 ');
    await panel.getByRole('button', { name: 'Go on' }).click();
    await expect(progress).toContainText(/(9[5-9]|100)\.\d % right/);
    await panel.getByRole('button', { name: 'Pause' }).click();
    await expect(progress).toContainText('Paused.');
    await expect(panel.getByRole('img', { name: /^loss/ })).toBeVisible();
    await expect(panel.getByRole('columnheader', { name: 'b' })).toBeVisible();
    await expect(panel.getByRole('meter')).toHaveCount(3);
    await expect(panel.getByRole('img', { name: 'What first gives' })).toBeVisible();
    await expect(panel.getByRole('img', { name: 'Gradient of first.W' })).toBeVisible();
    const parts = panel.locator('.training-parts');
    expect(await parts.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0);
  });

  await test.step('it goes on while the page is hidden, and is drawn no more', async () => {
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
      Object.assign(window, { frames0: window.requestAnimationFrame, requestAnimationFrame: () => 0 });
    });
    await panel.getByText('Smooth').click();
    const stepsNow = async () =>
      Number((await progress.textContent())?.match(/Step ([\d,]+)/)?.[1]?.replaceAll(',', ''));
    const before = await stepsNow();
    await panel.getByRole('button', { name: 'Go on' }).click();
    await expect.poll(stepsNow).toBeGreaterThan(before + 100);
    await panel.getByRole('button', { name: 'Pause' }).click();
    await expect(progress).toContainText('Paused.');
    await page.evaluate(() => {
      Object.assign(window, { requestAnimationFrame: Reflect.get(window, 'frames0') });
      Reflect.deleteProperty(document, 'hidden');
      Reflect.deleteProperty(document, 'visibilityState');
      document.dispatchEvent(new Event('visibilitychange'));
    });
  });

  await test.step('the data that is made has the bits that it has elsewhere', async () => {
    const { columns = [] } = generators.find(({ name }) => name === 'points')?.generate({}, 1).dataset ?? {};
    const kept = await page.evaluate(keptData);
    expect(kept?.columns).toEqual(columns);
  });

  await test.step('the worst example is put into the drawing', async () => {
    await panel
      .getByRole('button', { name: /^Example/ })
      .first()
      .click();
    await expect.poll(() => editor.valuesOf('point', 'out')).not.toEqual([0, 0]);
  });

  await test.step('a reload finds the run where it was', async () => {
    const steps = (await progress.textContent())?.match(/Step [\d,]+/)?.[0] ?? '';
    await page.reload();
    await expect(progress).toContainText(steps);
    await panel.getByRole('button', { name: 'Reset' }).click();
    await expect(panel.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
  });
});

/** The data that training is kept with, in the page. */
function keptData(): Promise<Dataset | undefined> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('layerwire-training');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('datasets').objectStore('datasets').getAll();
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result.at(0));
      };
    };
  });
}
