import type { CDPSession, Page } from 'playwright-core';

/** The marks in a trace at which a frame is drawn: one in which there was input, and another. */
export const frameMarks = { input: 'frame with input', other: 'frame without input' } as const;

/**
 * Gives the page one input for each frame that it draws, as a display and a mouse do, and marks the frames. The page asks for
 * the next input while it draws, and nothing waits for the answer, so that the browser itself brings input and frames together.
 */
export async function playInFrames(
  page: Page,
  session: CDPSession,
  steps: number,
  give: (step: number) => Promise<unknown>,
): Promise<void> {
  const given: Promise<unknown>[] = [];
  const enough = new Promise<void>((resolve) => {
    const onFrame = ({ name }: { readonly name: string }) => {
      if (name !== binding) return;
      if (given.length < steps) given.push(give(given.length));
      else {
        session.off('Runtime.bindingCalled', onFrame);
        resolve();
      }
    };
    session.on('Runtime.bindingCalled', onFrame);
  });
  await session.send('Runtime.addBinding', { name: binding });
  await page.evaluate(startFrames, { binding, marks: frameMarks });
  await enough;
  await Promise.all(given);
  await page.evaluate(() => dispatchEvent(new Event('stop frames')));
}

/** Marks the frames that the page draws within some milliseconds, without any input. */
export async function watchFrames(page: Page, milliseconds: number): Promise<void> {
  await page.evaluate(startFrames, { binding: undefined, marks: frameMarks });
  await page.waitForTimeout(milliseconds);
  await page.evaluate(() => dispatchEvent(new Event('stop frames')));
}

const binding = 'giveNextInput';

/** Runs in the page. The one object has all of it, as functions with names do not survive the way there. */
function startFrames({
  binding,
  marks,
}: {
  readonly binding: string | undefined;
  readonly marks: typeof frameMarks;
}): void {
  const kinds = ['pointermove', 'wheel', 'stop frames'];
  const watch = {
    arrived: false,
    request: 0,
    ask: binding === undefined ? undefined : Reflect.get(globalThis, binding),
    next() {
      watch.request = requestAnimationFrame(() => {
        performance.mark(watch.arrived ? marks.input : marks.other);
        watch.arrived = false;
        watch.ask?.('');
        watch.next();
      });
    },
    handleEvent({ type }: Event) {
      watch.arrived = true;
      if (type !== 'stop frames') return;
      cancelAnimationFrame(watch.request);
      for (const kind of kinds) removeEventListener(kind, watch, { capture: true });
    },
  };
  for (const kind of kinds) addEventListener(kind, watch, { capture: true, passive: true });
  watch.next();
}
