import { must, numbers, type Tensor, type Topology, tensor, Unfit } from './values.ts';

/** The value of a source: numbers, nested or one behind the other, or the text of a `text` or `tree`. */
export type Source = string | NestedNumbers;
type NestedNumbers = readonly (number | NestedNumbers)[];

type Params = Readonly<Record<string, unknown>>;

/** What the sources give as `out`, by block; without a value that is given, what their parameters say. */
export const sources: Readonly<Record<string, (params: Params, given: Source | undefined) => Tensor>> = {
  vector(params, given) {
    const size = Number(params.size ?? 8);
    return numbers(
      [['features', size]],
      numbersIn(given ?? params.values) ?? new Array<number>(size).fill(0),
    );
  },

  image(params, given) {
    const height = Number(params.height ?? 28);
    const width = Number(params.width ?? 28);
    const channels = Number(params.channels ?? 1);
    const values = given ?? bytesIn(params.values)?.map((byte) => byte / 255);
    return numbers(
      [['height', height], ['width', width], ...(channels === 3 ? ([['channels', 3]] as const) : [])],
      numbersIn(values) ?? new Array<number>(height * width * channels).fill(0),
    );
  },

  series(params, given) {
    const features = Number(params.features ?? 1);
    const values = must(numbersIn(given ?? params.values), 'series');
    return numbers(
      [
        ['time', values.length / features],
        ['features', features],
      ],
      values,
    );
  },

  text(params, given) {
    const split = params.unit === 'word' ? wordsIn : charactersIn;
    const units = split(textIn(given ?? params.value));
    const vocabulary = vocabularyIn(params.vocabulary, split);
    return tensor(
      'symbols',
      [['time', units.length]],
      units.map((unit) => indexIn(vocabulary, unit)),
    );
  },

  class(params, given) {
    const vocabulary = vocabularyIn(params.vocabulary, wordsIn);
    const value = given ?? params.value;
    return tensor('symbols', [], [value === undefined ? 0 : indexIn(vocabulary, textIn(value))]);
  },

  tree(params, given) {
    const vocabulary = vocabularyIn(params.vocabulary, wordsIn);
    const { words, tree } = readTree(textIn(given ?? params.value));
    const leaves = words.map((word) => indexIn(vocabulary, word));
    return tensor('symbols', [['nodes', leaves.length, tree]], leaves);
  },
};

/** `((the film) (was good))`: the words at its leaves and the children of each node, both in post-order. */
function readTree(text: string): { words: readonly string[]; tree: Topology } {
  const signs = text.match(/[()]|[^\s()]+/g) ?? [];
  const words: string[] = [];
  const tree: number[][] = [];
  let next = 0;
  const readNode = (): number => {
    const children: number[] = [];
    const sign = must(signs[next++], `node in ${text}`);
    if (sign === ')') throw new Unfit(`Nothing in brackets: ${text}`);
    if (sign === '(') {
      do children.push(readNode());
      while (signs[next] !== ')');
      next++;
    } else words.push(sign);
    return tree.push(children) - 1;
  };
  readNode();
  if (next !== signs.length) throw new Unfit(`More than a tree: ${text}`);
  return { words, tree };
}

function numbersIn(value: unknown): number[] | undefined {
  return Array.isArray(value) ? value.flat(Number.POSITIVE_INFINITY).map(Number) : undefined;
}

function bytesIn(base64: unknown): number[] | undefined {
  return typeof base64 === 'string' ? [...atob(base64)].map((byte) => byte.charCodeAt(0)) : undefined;
}

function textIn(value: unknown): string {
  if (typeof value !== 'string') throw new Unfit('There is no text.');
  return value;
}

/** A list of units, or one string of them. */
function vocabularyIn(value: unknown, split: (text: string) => string[]): string[] {
  return Array.isArray(value) ? value.map(String) : split(textIn(value));
}

function indexIn(vocabulary: readonly string[], unit: string): number {
  const index = vocabulary.indexOf(unit);
  if (index < 0) throw new Unfit(`${unit} is not in the vocabulary.`);
  return index;
}

/** Code points, so that an emoji is one. */
function charactersIn(text: string): string[] {
  return [...text];
}

function wordsIn(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
