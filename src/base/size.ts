/**
 * The length of an axis: a number, or symbolic while the value of a source is not known, or where it differs from place to
 * place. A symbolic size is a sum of multiples, in an order that makes equal sums equal texts.
 */
export type Size = number | SymbolicSize;

export interface SymbolicSize {
  readonly constant: number;
  readonly terms: readonly Term[];
}

interface Term {
  readonly factor: number;
  readonly of: Unknown;
}

/** A named unknown, a product of sizes, or ⌊size / by⌋. */
type Unknown =
  | { readonly name: string }
  | { readonly product: readonly [SymbolicSize, SymbolicSize] }
  | { readonly quotient: SymbolicSize; readonly by: number };

/** A size of its own: `length(letters)`. */
export function unknownSize(name: string): Size {
  return { constant: 0, terms: [{ factor: 1, of: { name } }] };
}

export function addSizes(a: Size, b: Size): Size {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  const { constant, terms } = symbolic(a);
  const other = symbolic(b);
  const factors = new Map(terms.map((term) => [describeUnknown(term.of), term]));
  for (const term of other.terms) {
    const key = describeUnknown(term.of);
    factors.set(key, { of: term.of, factor: (factors.get(key)?.factor ?? 0) + term.factor });
  }
  return settled({ constant: constant + other.constant, terms: [...factors.values()] });
}

export function multiplySizes(a: Size, b: Size): Size {
  if (typeof a === 'number') return typeof b === 'number' ? a * b : scaled(b, a);
  if (typeof b === 'number') return scaled(a, b);
  const [first, second] = describeSize(a) <= describeSize(b) ? [a, b] : [b, a];
  return { constant: 0, terms: [{ factor: 1, of: { product: [first, second] } }] };
}

/** ⌊size / by⌋. */
export function divideSize(size: Size, by: number): Size {
  if (typeof size === 'number') return Math.floor(size / by);
  return by === 1 ? size : { constant: 0, terms: [{ factor: 1, of: { quotient: size, by } }] };
}

export function sameSize(a: Size, b: Size): boolean {
  return a === b || describeSize(a) === describeSize(b);
}

/** `28`, `length(letters)`, `2 × length(letters) + 3`. */
export function describeSize(size: Size): string {
  if (typeof size === 'number') return String(size);
  const text = size.terms
    .map(({ factor, of }, i) => {
      const sign = factor < 0 ? (i === 0 ? '−' : ' − ') : i === 0 ? '' : ' + ';
      const times = Math.abs(factor) === 1 ? '' : `${Math.abs(factor)} × `;
      return sign + times + describeUnknown(of);
    })
    .join('');
  if (size.constant === 0) return text;
  return `${text} ${size.constant < 0 ? '−' : '+'} ${Math.abs(size.constant)}`;
}

/** The number that a size is when the unknowns in it have these values; `undefined` when one is not among them. */
export function evaluateSize(size: Size, known: ReadonlyMap<string, number>): number | undefined {
  if (typeof size === 'number') return size;
  let total = size.constant;
  for (const { factor, of } of size.terms) {
    const value = evaluateUnknown(of, known);
    if (value === undefined) return undefined;
    total += factor * value;
  }
  return total;
}

function evaluateUnknown(of: Unknown, known: ReadonlyMap<string, number>): number | undefined {
  if ('name' in of) return known.get(of.name);
  if ('quotient' in of) {
    const value = evaluateSize(of.quotient, known);
    return value === undefined ? undefined : Math.floor(value / of.by);
  }
  const [a, b] = of.product.map((factor) => evaluateSize(factor, known));
  return a === undefined || b === undefined ? undefined : a * b;
}

function symbolic(size: Size): SymbolicSize {
  return typeof size === 'number' ? { constant: size, terms: [] } : size;
}

function scaled({ constant, terms }: SymbolicSize, by: number): Size {
  return settled({
    constant: constant * by,
    terms: terms.map(({ factor, of }) => ({ factor: factor * by, of })),
  });
}

/** Without what cancels out, in alphabetical order; a number when nothing is unknown any more. */
function settled({ constant, terms }: SymbolicSize): Size {
  const left = terms.filter(({ factor }) => factor !== 0);
  if (left.length === 0) return constant;
  const text = (term: Term) => describeUnknown(term.of);
  return { constant, terms: left.sort((a, b) => (text(a) < text(b) ? -1 : 1)) };
}

function describeUnknown(of: Unknown): string {
  if ('name' in of) return of.name;
  if ('quotient' in of) return `⌊(${describeSize(of.quotient)}) / ${of.by}⌋`;
  return `(${describeSize(of.product[0])}) × (${describeSize(of.product[1])})`;
}
