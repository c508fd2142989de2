import { didYouMean } from '../../base/suggest.ts';
import type { Column, Dataset } from '../dataset.ts';
import type { Reading } from '../fault.ts';

/** What makes data sets of one kind, and all that is to be known for asking for one. */
export interface Generator {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly params: Readonly<Record<string, GeneratorParam>>;
  /** The data set follows from the parameters and the seed, bit for bit. What does not fit is said. */
  generate(given: Readonly<Record<string, number | string>>, seed: number): Reading;
}

export type GeneratorParam = NumberParam | ChoiceParam;

interface NumberParam {
  readonly kind: 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** Whether it is a whole number. */
  readonly whole: boolean;
  readonly help: string;
}

interface ChoiceParam<T extends string = string> {
  readonly kind: 'choice';
  readonly default: T;
  readonly of: readonly T[];
  readonly help: string;
}

type ValueOf<P extends GeneratorParam> = P extends ChoiceParam<infer T> ? T : number;

type ValuesOf<P extends Readonly<Record<string, GeneratorParam>>> = {
  readonly [K in keyof P]: ValueOf<P[K]>;
};

export function whole(param: Omit<NumberParam, 'kind' | 'whole'>): NumberParam {
  return { kind: 'number', whole: true, ...param };
}

export function real(param: Omit<NumberParam, 'kind' | 'whole'>): NumberParam {
  return { kind: 'number', whole: false, ...param };
}

export function choice<const T extends string>(param: Omit<ChoiceParam<T>, 'kind'>): ChoiceParam<T> {
  return { kind: 'choice', ...param };
}

/** How many examples there are to be, which every generator asks for. */
export function examples(most: number, count: number): NumberParam {
  return whole({ default: count, min: 1, max: most, help: 'How many examples there are.' });
}

export function defineGenerator<const P extends Readonly<Record<string, GeneratorParam>>>(definition: {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly params: P & { readonly count: NumberParam };
  /** Gives the columns of `count` examples. */
  columns(values: ValuesOf<P> & { readonly count: number }, seed: number): readonly Column[];
}): Generator {
  const { name, title, summary, params, columns } = definition;
  return {
    name,
    title,
    summary,
    params,
    generate(given, seed) {
      const mistakes = [...mistakesIn(params, given)];
      if (mistakes.length > 0)
        return { dataset: undefined, faults: mistakes.map((message) => ({ file: name, message })) };
      const values = Object.fromEntries(
        Object.entries<GeneratorParam>(params).map(([key, param]) => [key, given[key] ?? param.default]),
      ) as ValuesOf<P> & { readonly count: number };
      const dataset: Dataset = { name, count: values.count, columns: columns(values, seed) };
      return { dataset, faults: [] };
    },
  };
}

function* mistakesIn(
  params: Readonly<Record<string, GeneratorParam>>,
  given: Readonly<Record<string, number | string>>,
): Iterable<string> {
  for (const [key, value] of Object.entries(given)) {
    const param = Object.hasOwn(params, key) ? params[key] : undefined;
    if (!param) yield `There is no parameter "${key}".${didYouMean(key, Object.keys(params))}`;
    else if (param.kind === 'choice') {
      if (typeof value !== 'string' || !param.of.includes(value))
        yield `"${key}" must be one of ${param.of.join(', ')}, but is ${value}.`;
    } else if (!fits(param, value))
      yield `"${key}" must be a ${param.whole ? 'whole ' : ''}number from ${param.min} to ${param.max}, but is ${value}.`;
  }
}

function fits({ min, max, whole }: NumberParam, value: number | string): boolean {
  return typeof value === 'number' && value >= min && value <= max && (!whole || Number.isInteger(value));
}
