import type { Io } from './command.ts';
import { progressBar } from './progressBar.ts';

/** The most bytes that are read of standard input. */
const mostInput = 2 ** 24;

async function readStandardInput(): Promise<string> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    total += chunk.length;
    // No link is as long, and what has no end would fill the memory.
    if (total > mostInput) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** How many characters are written at once. */
const enough = 2 ** 16;

/** How long progress stays as it is before it is drawn again, in milliseconds, and when it last was. */
const rest = 100;
let drawn = Number.NEGATIVE_INFINITY;

/** Of a terminal that does not say how wide it is. */
const usualColumns = 80;

/** The terminal, or whatever standard input and output lead to. */
export const terminal: Io = {
  out: (line) => process.stdout.write(`${line}\n`),
  async outPieces(pieces) {
    let waiting = '';
    for (const piece of pieces) {
      waiting += piece;
      if (waiting.length < enough) continue;
      await written(waiting);
      waiting = '';
    }
    await written(`${waiting}\n`);
  },
  err: (line) => process.stderr.write(`${line}\n`),
  input: readStandardInput,
  progress(done, beside = '') {
    const { isTTY, columns } = process.stderr;
    if (!isTTY) return;
    const now = performance.now();
    if (done !== undefined && now - drawn < rest) return;
    drawn = done === undefined ? Number.NEGATIVE_INFINITY : now;
    process.stderr.write(
      `\r\u001b[K${done === undefined ? '' : progressBar(done, beside, columns || usualColumns)}`,
    );
  },
};

/** Writes to standard output, and waits until there is room for more. */
function written(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}
