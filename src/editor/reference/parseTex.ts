import type { MathElement } from './mathElement.ts';

const symbols: Readonly<Record<string, string>> = {
  sum: '∑',
  prod: '∏',
  sigma: 'σ',
  theta: 'θ',
  alpha: 'α',
  beta: 'β',
  dots: '…',
  ldots: '…',
  cdots: '⋯',
  cdot: '·',
  times: '×',
  circ: '∘',
  odot: '⊙',
  in: '∈',
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  to: '→',
  mapsto: '↦',
  infty: '∞',
  pm: '±',
  quad: ' ',
  ',': ' ',
  ';': ' ',
  '{': '{',
  '}': '}',
  '|': '‖',
  lfloor: '⌊',
  rfloor: '⌋',
  top: '⊤',
};
/** Signs above a letter. */
const accents: Readonly<Record<string, string>> = { tilde: '˜', hat: 'ˆ', bar: '¯' };
/** Names set upright; those in `limits` take what is below them underneath. */
const functions = new Set(['max', 'min', 'tanh', 'exp', 'log', 'sin', 'cos', 'lim']);
const limits = new Set(['max', 'min', 'lim', 'sum', 'prod']);

/**
 * Reads the part of TeX that formulas of blocks are written in: letters, numbers, operators, `_`, `^`, groups, `\frac`,
 * `\sqrt`, `\text`, lines aligned at `&`, and the names above. Throws at a name that it does not know, a group or lines that do
 * not end, and a script or fraction of nothing.
 */
export function parseTex(tex: string): MathElement {
  const tokens = tex.match(/\\[A-Za-z]+|\\.|\d+(?:\.\d+)?|[A-Za-z]|\s+|[^\sA-Za-z0-9\\]/g) ?? [];
  let at = 0;
  const skipSpace = () => {
    while (/^\s+$/.test(tokens[at] ?? '')) at++;
  };

  function row(...ends: readonly string[]): MathElement {
    const children: MathElement[] = [];
    for (skipSpace(); at < tokens.length && !ends.includes(tokens[at] ?? ''); skipSpace())
      children.push(scripted());
    if (at === tokens.length && ends.length > 0)
      throw new Error(`“${tex}” lacks ${ends.join(' or ')} at its end.`);
    at++;
    const [only] = children;
    return only && children.length === 1 ? only : { tag: 'mrow', children };
  }

  function scripted(): MathElement {
    const name = (tokens[at] ?? '').slice(1);
    const base = atom();
    let [below, above]: [MathElement?, MathElement?] = [];
    for (skipSpace(); tokens[at] === '_' || tokens[at] === '^' || tokens[at] === "'"; skipSpace()) {
      const mark = tokens[at++];
      if (mark === '_') below = atom();
      else above = mark === '^' ? atom() : { tag: 'mo', text: '′' };
    }
    const under = limits.has(name);
    if (below && above) return { tag: under ? 'munderover' : 'msubsup', children: [base, below, above] };
    if (below) return { tag: under ? 'munder' : 'msub', children: [base, below] };
    return above ? { tag: 'msup', children: [base, above] } : base;
  }

  function atom(): MathElement {
    skipSpace();
    const token = tokens[at++];
    if (token === undefined) throw new Error(`“${tex}” breaks off.`);
    if (token === '{') return row('}');
    if (token === '}') throw new Error(`“${tex}” has a } too many.`);
    if (/^\d/.test(token)) return { tag: 'mn', text: token };
    if (/^[A-Za-z]$/.test(token)) return { tag: 'mi', text: token };
    if (!token.startsWith('\\')) return { tag: 'mo', text: token === '-' ? '−' : token };
    const name = token.slice(1);
    if (name === 'frac') return { tag: 'mfrac', children: [atom(), atom()] };
    if (name === 'sqrt') return { tag: 'msqrt', children: [atom()] };
    if (name === 'text' || name === 'mathrm' || name === 'operatorname') return { tag: 'mtext', text: raw() };
    if (name === 'left' || name === 'right') return atom();
    if (name === 'begin') return lines();
    const accent = accents[name];
    if (accent !== undefined) return { tag: 'mover', children: [atom(), { tag: 'mo', text: accent }] };
    if (functions.has(name)) return { tag: 'mi', text: name };
    const symbol = symbols[name];
    if (symbol === undefined) throw new Error(`“${tex}” has the unknown name \\${name}.`);
    return { tag: /\p{L}/u.test(symbol) ? 'mi' : 'mo', text: symbol };
  }

  /** Lines of cells, up to `\end`. */
  function lines(): MathElement {
    raw();
    const table: MathElement[][] = [[]];
    do {
      table.at(-1)?.push({ tag: 'mtd', children: [row('&', '\\\\', '\\end')] });
      if (tokens[at - 1] === '\\\\') table.push([]);
    } while (tokens[at - 1] !== '\\end');
    raw();
    return { tag: 'mtable', children: table.map((children) => ({ tag: 'mtr', children })) };
  }

  /** The text of a group as it is, spaces included. */
  function raw(): string {
    skipSpace();
    if (tokens[at] !== '{') return tokens[at++] ?? '';
    let text = '';
    for (at++; at < tokens.length && tokens[at] !== '}'; at++) text += tokens[at];
    at++;
    return text;
  }

  return row();
}
