import { splitRows } from '../../../../data/readers/splitRows.ts';

/** The numbers of a series, a row for each step; or what is wrong with its text, and where. */
export type ParsedSeries =
  | { readonly rows: readonly (readonly number[])[]; readonly fault?: undefined }
  | { readonly fault: string; readonly rows?: undefined };

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Reads a table with a step a line and a channel a column: between columns stand commas, semicolons, tabs or blanks. A first line that is no
 * numbers names the columns and is passed over.
 */
export function parseSeries(text: string): ParsedSeries {
  const separator = separatorOf(text);
  const { rows: lines, broken } = splitRows(separator === ' ' ? singleBlanks(text) : text, separator);
  const [wrong] = broken;
  if (wrong !== undefined)
    return { fault: `Line ${wrong}: a quotation mark is not closed. Close it, or take it out.` };
  const [first] = lines;
  if (!first) return { fault: 'There are no numbers in it. Write a step a line.' };
  const isNamed = first.cells.every((cell) => cell !== '' && !number.test(cell));
  const steps = isNamed ? lines.slice(1) : lines;
  const width = steps[0]?.cells.length ?? 0;
  if (width === 0) return { fault: `Line ${first.line} names columns, but there are no numbers below it.` };
  const rows: number[][] = [];
  for (const { line, cells } of steps) {
    if (cells.length !== width)
      return {
        fault: `Line ${line} must have ${count(width)} as line ${steps[0]?.line} has, but has ${cells.length}.`,
      };
    const row: number[] = [];
    for (const [column, cell] of cells.entries()) {
      const value = number.test(cell) ? Number(cell) : Number.NaN;
      if (!Number.isFinite(Math.fround(value))) return { fault: faultOf(cell, line, column + 1) };
      row.push(value);
    }
    rows.push(row);
  }
  return { rows };
}

/** A series as a table that `parseSeries` reads. */
export function writeSeries(rows: readonly (readonly number[])[]): string {
  return rows.map((row) => row.join(', ')).join('\n');
}

/** The numbers of a series block in rows; a flat list is cut into steps. The last step of a list that does not come out is short. */
export function rowsOf(values: unknown, features: number): readonly (readonly number[])[] {
  if (!Array.isArray(values)) return [];
  const flat = values.flat().filter((each): each is number => typeof each === 'number');
  return Array.from({ length: Math.ceil(flat.length / features) }, (_, step) =>
    flat.slice(step * features, (step + 1) * features),
  );
}

function singleBlanks(text: string): string {
  return text.replaceAll(/^[ \t]+|[ \t]+$/gm, '').replaceAll(/[ \t]+/g, ' ');
}

function separatorOf(text: string): string {
  const line =
    text
      .trim()
      .split(/\r?\n/)
      .find((each) => /\d/.test(each)) ?? '';
  return [';', '\t', ','].find((each) => line.includes(each)) ?? ' ';
}

function faultOf(cell: string, line: number, column: number): string {
  const place = `Line ${line}, column ${column}`;
  if (cell === '') return `${place} is empty. Fill it in, or leave the line out.`;
  const comma = /^[+-]?\d+,\d+$/.test(cell) ? ' Decimals have a point.' : '';
  return `${place} must be a number, but is “${cell.slice(0, 40)}”.${comma}`;
}

function count(columns: number): string {
  return columns === 1 ? 'one number' : `${columns} numbers`;
}
