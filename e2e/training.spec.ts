import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import type { Page, Worker } from '@playwright/test';
import type { Dataset } from '../src/data/dataset.ts';
import { generators } from '../src/data/generators/index.ts';
import type { Document } from '../src/document/document.ts';
import { encodeLink } from '../src/document/link.ts';
import type { TrainingResponse } from '../src/training/protocol.ts';
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

  await test.step('of a table it is chosen what to predict, from what, and mistakes are named by line and column', async () => {
    await writeFile(
      info.outputPath('flowers.csv'),
      `long,wide,high,kind\n${'1,2,3,0\n4,5,6,1\n'.repeat(10)}7,8,nine,1\n`,
    );
    const choosing = page.waitForEvent('filechooser');
    await panel.getByRole('button', { name: 'Files…' }).click();
    await (await choosing).setFiles(info.outputPath('flowers.csv'));
    await expect(panel.getByRole('alert')).toContainText(
      'flowers.csv, line 22: "high" must be a number, but is "nine".',
    );
    await panel.getByLabel('Predict').selectOption('kind');
    await panel.getByText('From 3 of 3 other columns').click();
    await panel.getByRole('button', { name: 'Make it as long as features' }).click();
    await expect(panel.getByLabel('What point takes')).toHaveValue('features');
    await panel.getByRole('checkbox', { name: 'high' }).uncheck();
    await panel.getByRole('button', { name: 'Make it as long as features' }).click();
    await expect(panel.getByLabel('What point takes')).toHaveValue('features');
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

  const stepsShown = async () =>
    Number((await progress.textContent())?.match(/Step ([\d,]+)/)?.[1]?.replaceAll(',', ''));

  await test.step('it goes on while the page is frozen, which catches up when it is seen again', async () => {
    await panel.getByText('Smooth').click();
    const before = await stepsShown();
    await panel.getByRole('button', { name: 'Go on' }).click();
    await expect.poll(stepsShown).toBeGreaterThan(before);
    const worker = await trainingWorker(page);
    const browser = await page.context().newCDPSession(page);
    // What browsers do with pages that have been hidden for a while: no timer and no frame is left to them.
    await browser.send('Page.setWebLifecycleState', { state: 'frozen' });
    const frozenAt = await told(worker, 'step');
    // The worker tells its state every few seconds.
    await expect.poll(() => told(worker, 'kept'), { timeout: 15_000 }).toBeGreaterThan(frozenAt + 100);
    const learned = await told(worker, 'step');
    await browser.send('Page.setWebLifecycleState', { state: 'active' });
    await expect.poll(stepsShown).toBeGreaterThan(learned);
    await expect(progress).toContainText('frames/s');
  });

  await test.step('a reload goes on from what was kept, by itself', async () => {
    await expect.poll(() => page.evaluate(keptRun)).toMatchObject({ running: true });
    await page.reload();
    const { steps = Number.NaN } = (await page.evaluate(keptRun)) ?? {};
    await expect.poll(stepsShown).toBeGreaterThan(steps);
    await panel.getByRole('button', { name: 'Pause' }).click();
    await expect(progress).toContainText('Paused.');
    await expect(panel.getByRole('button', { name: /^Example/ }).first()).toBeVisible();
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
    await expect(panel.getByLabel('Made up or from files')).toHaveValue('points');
    await panel.getByRole('button', { name: 'Reset' }).click();
    await expect(panel.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
  });
});

test('whatever is made up to learn from has the bits that it has elsewhere', async ({ page, editor }) => {
  await page.goto(await encodeLink(spiral));
  await expect(editor.node('scores')).toBeVisible();
  await page.getByRole('button', { name: 'Train…' }).click();
  for (const generator of generators) {
    await page.getByLabel('Made up or from files').selectOption(generator.name);
    await expect.poll(() => page.evaluate(keptData).then((kept) => kept?.name)).toBe(generator.name);
    const made = generator.generate({}, 1).dataset;
    expect(made?.count).toBeGreaterThan(0);
    expect(hashOf(await page.evaluate(keptData)), generator.name).toBe(hashOf(made));
  }
});

/** A hash of all texts of a data set and the bytes of all its numbers. */
function hashOf(dataset: Dataset | undefined): string {
  const text = JSON.stringify(dataset, (_, value) =>
    ArrayBuffer.isView(value)
      ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
      : value,
  );
  return createHash('sha256').update(text).digest('hex');
}

/** The worker that trains, which notes from now on how far the last states were that it told: at which step. */
async function trainingWorker(page: Page): Promise<Worker> {
  for (const worker of page.workers())
    await worker.evaluate(() => {
      const post = self.postMessage;
      const note = (message: TrainingResponse, options: StructuredSerializeOptions) => {
        if (message.type === 'kept') Object.assign(self, { kept: message.state.step });
        if (message.type === 'steps') Object.assign(self, { step: message.last.step });
        post.call(self, message, options);
      };
      Object.assign(self, { postMessage: note });
    });
  let found: Worker | undefined;
  await expect
    .poll(async () => {
      for (const worker of page.workers()) if ((await told(worker, 'step')) > 0) found = worker;
      return found;
    })
    .toBeDefined();
  if (!found) throw new Error('No worker trains.');
  return found;
}

/** The step of the last state, or the last step, that a worker told. */
function told(worker: Worker, what: 'kept' | 'step'): Promise<number> {
  return worker.evaluate((name) => Reflect.get(self, name) ?? 0, what);
}

/** How far the run is that is kept, in the page. */
function keptRun(): Promise<{ readonly running: boolean; readonly steps: number } | undefined> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('layerwire-training');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('runs').objectStore('runs').get('last');
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => {
        opening.result.close();
        const { running, state } = reading.result ?? {};
        resolve(state && { running, steps: state.step });
      };
    };
  });
}

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
