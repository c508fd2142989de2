import { chooseTarget, joined } from '../chooseTarget.ts';
import type { Column, Dataset } from '../dataset.ts';
import { FaultList, type Reading } from '../fault.ts';
import { type Row, splitRows } from './splitRows.ts';

export interface CsvOptions {
  /** Whether the first row names the columns; found out from the file if not said. */
  readonly header?: boolean;
  /** Found out from the first row if not said. */
  readonly separator?: Separator;
  /** The column that is to be predicted; all numeric ones that it is predicted from then become one, `features`. */
  readonly target?: string;
  /** Those that it is predicted from; all others if not said. */
  readonly inputs?: readonly string[];
}

export type Separator = (typeof separators)[number];

const separators = [',', ';', '\t'] as const;
/** As many different texts make a column one of texts, not of classes. */
const mostClasses = 1000;

/**
 * Reads a table in which rows are examples, with texts in double quotes where need be (RFC 4180). A column whose cells are all numbers is one
 * of numbers; any other is one of classes, their labels in alphabetical order, or of texts where hardly any comes twice. Where there are both,
 * `features` has all numbers in one. Rows with too few or too many cells, an empty one, or no number where the column has them are left out and said.
 */
export function readCsv(
  { name, text }: { readonly name: string; readonly text: string },
  options: CsvOptions = {},
): Reading {
  const faults = new FaultList(name);
  const separator = options.separator ?? guessSeparator(text);
  const { rows, broken } = splitRows(text, separator);
  for (const line of broken)
    faults.add('A quotation mark is not closed. Close it, or write two for one within a text.', line);
  const [first] = rows;
  if (!first) {
    faults.add('There is nothing in it. Choose a file with one example a row.');
    return { dataset: undefined, faults: faults.all() };
  }
  const hasHeader = options.header ?? looksLikeHeader(first, rows.slice(1, 100));
  const names = uniqueNames(first.cells.map((cell, i) => (hasHeader && cell) || `column ${i + 1}`));
  const whole = rows.slice(hasHeader ? 1 : 0).filter((row) => isWhole(row, names, faults));
  const numeric = names.map((_, i) => mostlyNumbers(whole, i));
  const good = whole.filter((row) => numbersFit(row, names, numeric, faults));
  if (good.length === 0) {
    faults.add('No row can be used. Check the separator and the header.');
    return { dataset: undefined, faults: faults.all() };
  }
  const { target, inputs = names } = options;
  const unknown = (target === undefined ? [] : [target, ...inputs]).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const what = unknown === target ? 'predict' : 'predict from';
    faults.add(`There is no column "${unknown}" to ${what}. There are ${names.join(', ')}.`);
    return { dataset: undefined, faults: faults.all() };
  }
  const columns = names.map((each, i) => columnOf(each, good, i, numeric[i] === true));
  const numbers = columns.filter((column) => column.kind === 'numbers');
  const dataset: Dataset = {
    name,
    count: good.length,
    columns: [...columns, ...(joinsFeatures(names, numeric) ? [joined('features', numbers)] : [])],
    lines: Uint32Array.from(good, ({ line }) => line),
    table: { columns, choice: undefined },
  };
  return {
    dataset: target === undefined ? dataset : chooseTarget(dataset, { target, inputs }),
    faults: faults.all(),
  };
}

/** Whether numbers beside classes or texts, which alone can be what is to be predicted, are also there as one column. */
function joinsFeatures(names: readonly string[], numeric: readonly boolean[]): boolean {
  const numbers = numeric.filter(Boolean).length;
  return numbers > 1 && numbers < names.length && !names.includes('features');
}

/** The separator that the first line has most of. */
function guessSeparator(text: string): Separator {
  const line = text.slice(0, 10_000).split(/\r?\n/).find(Boolean) ?? '';
  const bare = line.replaceAll(/"[^"]*"/g, '');
  const counts = separators.map((each) => bare.split(each).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Names are no numbers, and each row below has one somewhere that its name does not; or all are texts, and none comes again. */
function looksLikeHeader({ cells }: Row, below: readonly Row[]): boolean {
  if (below.length === 0 || cells.some((cell) => isNumber(cell) || cell === '')) return false;
  if (below.some((row) => row.cells.some(isNumber))) return true;
  return cells.every((cell, i) => below.every((row) => row.cells[i] !== cell));
}

function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let n = 2; taken.has(free); n++) free = `${name} ${n}`;
    taken.add(free);
    return free;
  });
}

function isWhole({ line, cells }: Row, names: readonly string[], faults: FaultList): boolean {
  if (cells.length !== names.length) {
    faults.add(
      `There must be ${names.length} cells, but there are ${cells.length}. Add what is missing, or put quotation marks around separators in texts.`,
      line,
    );
    return false;
  }
  const empty = cells.indexOf('');
  if (empty < 0) return true;
  faults.add(`The cell of "${names[empty]}" is empty. Fill it in, or leave the row out.`, line);
  return false;
}

/** Whether a column is one of numbers: nine in ten cells are, so that a slip does not make classes of them. */
function mostlyNumbers(rows: readonly Row[], column: number): boolean {
  const numbers = rows.filter(({ cells }) => isNumber(cells[column] ?? '')).length;
  return rows.length > 0 && numbers >= 0.9 * rows.length;
}

function numbersFit(
  { line, cells }: Row,
  names: readonly string[],
  numeric: readonly boolean[],
  faults: FaultList,
): boolean {
  const wrong = cells.findIndex((cell, i) => numeric[i] && !isNumber(cell));
  if (wrong < 0) return true;
  faults.add(
    `"${names[wrong]}" must be a number, but is "${cells[wrong]?.slice(0, 40)}". Correct it; decimals have a point.`,
    line,
  );
  return false;
}

function isNumber(cell: string): boolean {
  return (
    /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(cell) && Number.isFinite(Math.fround(Number(cell)))
  );
}

function columnOf(name: string, rows: readonly Row[], column: number, numeric: boolean): Column {
  const texts = rows.map(({ cells }) => cells[column] ?? '');
  if (numeric) {
    const values = Float32Array.from(texts, Number);
    return { kind: 'numbers', name, shape: [1], values, divisor: 1, starts: undefined };
  }
  const labels = [...new Set(texts)].sort();
  if (labels.length > mostClasses || (labels.length > 20 && labels.length > texts.length / 2))
    return { kind: 'text', name, texts };
  const places = new Map(labels.map((label, i) => [label, i]));
  const indices = Uint32Array.from(texts, (text) => places.get(text) ?? 0);
  return { kind: 'class', name, labels, indices, starts: undefined };
}
