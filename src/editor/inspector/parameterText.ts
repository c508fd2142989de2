import type { JsonValue } from '../../base/problem.ts';
import type { Param } from '../../blocks/params.ts';

/** A parameter's value as the text that people edit: `5, 5`, one word a line, a row of numbers a line. */
export function textOf({ kind, default: fallback }: Param, value: JsonValue | undefined): string {
  const shown = value === undefined ? fallback : value;
  if (shown === undefined) return '';
  if (!Array.isArray(shown)) return String(shown);
  if (kind === 'vocabulary') return listText(shown);
  if (shown.some(Array.isArray)) return shown.map((row) => String(row).replaceAll(',', ', ')).join('\n');
  return shown.join(kind === 'words' && shown.some((each) => /[,]/.test(String(each))) ? '\n' : ', ');
}

/**
 * The value that a text stands for; `undefined` when it is empty and the default is meant, `null` when it is no value. `before` is
 * the value so far: a vocabulary that is a list stays one.
 */
export function readText(param: Param, text: string, before?: JsonValue): JsonValue | undefined {
  const trimmed = text.trim();
  switch (param.kind) {
    case 'int':
    case 'share':
      return trimmed === '' ? null : Number(trimmed);
    case 'ints':
      return trimmed === '' ? undefined : numbersIn(trimmed.replace(/^\[|\]$/g, ''));
    case 'numbers':
      return trimmed === '' ? undefined : numbersOrRows(param, trimmed);
    case 'words':
    case 'names':
      return trimmed === '' ? undefined : wordsIn(trimmed);
    case 'vocabulary':
      return text === '' ? undefined : Array.isArray(before) ? readList(text) : text;
    case 'text':
      return text === '' ? undefined : text;
    default:
      return trimmed;
  }
}

function wordsIn(text: string): string[] {
  return text
    .split(/\n/.test(text) ? /\n/ : /,/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Separated by commas or spaces; × between sizes is understood too. */
function numbersIn(text: string): number[] {
  return text
    .trim()
    .split(/\s*[,;×\n]\s*|\s+/)
    .map((part) => (part === '' ? Number.NaN : Number(part)));
}

/** Several lines of equal length are rows, where the parameter takes them; so is a list of lists. */
function numbersOrRows(param: Param, text: string): JsonValue {
  const lines = text
    .replace(/^\[\s*|\s*\]$/g, '')
    .split(/\n|\]\s*,?\s*\[/)
    .map((line) => line.replace(/^[[\s]+|[\]\s,]+$/g, ''))
    .filter((line) => line !== '');
  const rows = lines.map(numbersIn);
  const areEqual = rows.length > 1 && rows.every(({ length }) => length === rows[0]?.length);
  return areEqual && param.parse(rows) !== undefined ? rows : rows.flat();
}

/** Separated by commas; as JSON when symbols hold commas or white space of their own. */
function listText(list: readonly JsonValue[]): string {
  const isPlain = list.every((each) => /^[^\s,[]([^,\n]*[^\s,])?$/.test(String(each)));
  return isPlain ? list.join(', ') : JSON.stringify(list);
}

function readList(text: string): JsonValue {
  try {
    if (text.trim().startsWith('[')) return JSON.parse(text);
  } catch {
    // It is being typed: taken as it stands until it is whole.
    return null;
  }
  return wordsIn(text);
}
