import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLoss, writeDistorted } from './digitsData.ts';
import { bitsALetter, digitsRight, forecastErrors, listsRight, opinionsRight } from './figures.ts';
import { sampleDocument } from './judge.ts';

/** How a sample came by its weights. */
export interface Recipe {
  readonly sample: string;
  /** Samples that are compared with each other have one. */
  readonly group?: string;
  readonly trained: Trained;
  /** What was learned from, and how good it is on what was not. */
  says(): Promise<string> | string;
}

type Trained =
  /** By what a user can type: the options that say where examples come from. */
  | { readonly options: readonly string[] }
  /** On a graph and examples that are written into a folder first. */
  | { prepare(folder: string): Promise<{ readonly graph: string; readonly options: readonly string[] }> };

export const recipes: readonly Recipe[] = [
  {
    sample: 'digits',
    trained: { prepare: prepareDigits },
    says: async () =>
      'Its weights were trained on 5,000 handwritten digits of MNIST (LeCun, Cortes and Burges; CC BY-SA 3.0), each as 16 other ' +
      `hands might have drawn it, and read ${await digitsRight()} of 1,000 others right.`,
  },
  ...(['plain', 'gru', 'lstm'] as const).map(
    (kind): Recipe => ({
      sample: `names-${kind}`,
      group: 'names',
      trained: { options: ['--data', '../shared/data/names.txt'] },
      says: () => {
        const [plain, gru, lstm] = (['plain', 'gru', 'lstm'] as const).map((each) =>
          bitsALetter(each).toFixed(2),
        );
        return (
          `Its weights were trained on 2,700 names, and need ${{ plain, gru, lstm }[kind]} bits for a letter of 300 others, where guessing ` +
          `evenly needs 4.75. Of the three samples the plain layer needs ${plain}, the GRU ${gru}, the LSTM ${lstm}.`
        );
      },
    }),
  ),
  {
    sample: 'forecast',
    trained: { options: ['--make', 'series form=trend length=96 count=2000 noise=0.03'] },
    says: () => {
      const { forecast, standstill } = forecastErrors(500);
      return (
        'Its weights were trained on 1,800 made-up series, none of them this one. On 500 others its squared error is ' +
        `${forecast.toFixed(4)}, where saying that nothing changes makes one of ${standstill.toFixed(4)}.`
      );
    },
  },
  {
    sample: 'phrases',
    trained: { options: ['--make', 'opinions count=5000'] },
    says: () => {
      const { phrases, sentences } = opinionsRight(1000);
      return (
        'Its weights were trained on 4,500 made-up sentences, and score ' +
        `${percent(phrases)} of the phrases and ${percent(sentences)} of the sentences right in others.`
      );
    },
  },
  {
    sample: 'lists',
    trained: { options: ['--make', 'lists depth=2 count=5000'] },
    says: () =>
      'Its weights were trained on 4,500 lists, at most two deep, and get ' +
      `${percent(listsRight(1000, 2))} of others right, and ${percent(listsRight(500, 3))} of those that go three deep.`,
  },
];

/** What made the weights of a sample, as it can be typed. */
export function commandOf({ sample, trained }: Recipe): string {
  if ('prepare' in trained) return `npm run train:samples -- --only ${sample}`;
  const options = trained.options.map((each) => (each.includes(' ') ? `"${each}"` : each)).join(' ');
  return `npm run layerwire -- train src/samples/${sample}.json ${options} --out src/samples/${sample}.safetensors`;
}

/** The digit reader with a loss, and every training digit as sixteen hands might have drawn it. */
async function prepareDigits(folder: string) {
  const { weights: _, ...document } = sampleDocument('digits');
  const training = { rate: 0.002, schedule: 'cosine', batch: 50, epochs: 3, validation: 0 };
  const graph = join(folder, 'digits.json');
  writeFileSync(graph, JSON.stringify({ ...withLoss(document), training }));
  return { graph, options: ['--data', (await writeDistorted(folder, 16)).join(',')] };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
