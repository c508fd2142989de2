import type { Course, Evaluation } from '../../training/protocol.ts';

/** How a run went, step by step, in as few points as can be drawn. */
export interface Curve {
  /** Means of this many steps each; doubled when there are too many. */
  readonly span: number;
  readonly points: readonly CurvePoint[];
  readonly judged: readonly JudgedPoint[];
}

interface CurvePoint {
  /** The first of its steps. */
  readonly step: number;
  readonly count: number;
  readonly loss: number;
  readonly accuracy: number | undefined;
}

interface JudgedPoint {
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number | undefined;
}

export const noCurve: Curve = { span: 1, points: [], judged: [] };

/** More points than these are not told apart on a screen. */
const most = 1000;

/** A curve with further steps at its end. Steps that lie before its end replace what was there: an earlier state was gone back to. */
export function withSteps(curve: Curve, { first, losses, accuracies }: Course): Curve {
  const { span } = curve;
  const points = curve.points.filter(({ step, count }) => step + count <= first);
  losses.forEach((loss, i) => {
    const accuracy = accuracies[i];
    const point = {
      step: first + i,
      count: 1,
      loss,
      accuracy: Number.isNaN(accuracy) ? undefined : accuracy,
    };
    const last = points.at(-1);
    if (last && last.count < span) points[points.length - 1] = joined(last, point);
    else points.push(point);
  });
  const judged = curve.judged.filter(({ step }) => step <= first);
  return drawable({ span, points, judged });
}

/** With means of as many steps as it takes. */
function drawable(curve: Curve): Curve {
  const { span, points, judged } = curve;
  if (points.length <= most) return curve;
  const halved = points.flatMap((point, i) => {
    const next = points[i + 1];
    return i % 2 === 1 ? [] : [next ? joined(point, next) : point];
  });
  return drawable({ span: 2 * span, points: halved, judged });
}

export function withJudged(curve: Curve, step: number, { loss, accuracy }: Evaluation): Curve {
  return {
    ...curve,
    judged: [...curve.judged.filter((point) => point.step < step), { step, loss, accuracy }].slice(-most),
  };
}

function joined(one: CurvePoint, other: CurvePoint): CurvePoint {
  const count = one.count + other.count;
  const mean = (a: number, b: number) => (a * one.count + b * other.count) / count;
  return {
    step: one.step,
    count,
    loss: mean(one.loss, other.loss),
    accuracy:
      one.accuracy === undefined || other.accuracy === undefined
        ? undefined
        : mean(one.accuracy, other.accuracy),
  };
}
