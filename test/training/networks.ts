import { threefry } from '../../src/base/random.ts';
import type { Document, Node, Wire } from '../../src/document/document.ts';
import type { TrainingSettings } from '../../src/document/training.ts';
import type { Examples } from '../../src/training/bindExamples.ts';
import { createTrainer } from '../../src/training/createTrainer.ts';
import type { Trainer } from '../../src/training/trainer.ts';

/** A document of these nodes and wires. */
export function network(
  nodes: readonly Node[],
  wires: readonly Wire[],
  training: Partial<TrainingSettings> = {},
): Document {
  return { format: 'layerwire', version: 1, seed: 7, nodes, wires, training };
}

/** A classifier of points in the plane: two layers, and a loss over so many classes. */
export function classifier(
  classes: readonly string[],
  training: Partial<TrainingSettings>,
  units = 16,
): Document {
  return network(
    [
      { id: 'point', block: 'vector', params: { size: 2 } },
      { id: 'first', block: 'vanilla', params: { units } },
      { id: 'second', block: 'vanilla', params: { units } },
      { id: 'scores', block: 'vanilla', params: { units: classes.length, nonlinearity: 'none' } },
      { id: 'answer', block: 'class', params: { vocabulary: classes } },
      { id: 'loss', block: 'cross-entropy' },
    ],
    [
      ['point.out', 'first.x'],
      ['first.y', 'second.x'],
      ['second.y', 'scores.x'],
      ['scores.y', 'loss.x'],
      ['answer.out', 'loss.target'],
    ],
    training,
  );
}

/** Examples by source: the value of each in every example. */
export function examplesOf(values: Readonly<Record<string, readonly (Float32Array | string)[]>>): Examples {
  const lists = Object.values(values);
  return {
    count: lists[0]?.length ?? 0,
    sources: Object.keys(values),
    nameOf: (example) => `example ${example + 1}`,
    valueOf(source, example) {
      const value = values[source]?.[example];
      if (value === undefined) throw new Error(`${source} has no value in example ${example}.`);
      return value;
    },
  };
}

/** Two arms that wind around each other, with so many points on each. */
export function spiral(perArm: number): Examples {
  const points: Float32Array[] = [];
  const arms: string[] = [];
  for (let i = 0; i < perArm; i++)
    for (const arm of [0, 1]) {
      const radius = 0.1 + (0.9 * i) / perArm;
      const angle = 1.75 * 2 * Math.PI * radius + arm * Math.PI;
      const wobble = (threefry([5, arm], [i, 0])[0] / 2 ** 32 - 0.5) * 0.02;
      points.push(
        Float32Array.of((radius + wobble) * Math.sin(angle) * 3, (radius + wobble) * Math.cos(angle) * 3),
      );
      arms.push(arm === 0 ? 'left' : 'right');
    }
  return examplesOf({ point: points, answer: arms });
}

/** The trainer of a document that has no problems. */
export function trainerOf(document: Document, examples: Examples): Trainer {
  const created = createTrainer({ document, examples });
  if ('problems' in created) throw new Error(created.problems.map(({ message }) => message).join(' '));
  return created.trainer;
}

/** Takes so many steps, and gives their losses. */
export function losses(trainer: Trainer, steps: number): number[] {
  return Array.from({ length: steps }, () => trainer.step().loss);
}
