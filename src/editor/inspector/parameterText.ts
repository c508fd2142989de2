import type { JsonValue } from '../../base/problem.ts';
import type { Param } from '../../blocks/params.ts';

/** A parameter's value as the text that people edit: `5, 5`, one word a line. */
export function textOf({ kind, default: fallback }: Param, value: JsonValue | undefined): string {
  const shown = value === undefined ? fallback : value;
  if (shown === undefined) return '';
  if (Array.isArray(shown))
    return shown.join(kind === 'words' && shown.some((each) => /[,]/.test(String(each))) ? '\n' : ', ');
  return String(shown);
}

/** The value that a text stands for; `undefined` when it is empty and the default is meant, `null` when it is no value. */
export function readText(param: Param, text: string): JsonValue | undefined {
  const trimmed = text.trim();
  switch (param.kind) {
    case 'int':
      return trimmed === '' ? null : Number(trimmed);
    case 'ints':
    case 'numbers':
      return trimmed === ''
        ? undefined
        : parts(trimmed.replace(/^\[|\]$/g, '')).map((part) => (part === '' ? Number.NaN : Number(part)));
    case 'words':
    case 'names':
      return trimmed === ''
        ? undefined
        : trimmed
            .split(/\n/.test(trimmed) ? /\n/ : /,/)
            .map((part) => part.trim())
            .filter((part) => part !== '');
    default:
      return trimmed;
  }
}

/** Separated by commas or spaces; × between sizes is understood too. */
function parts(text: string): string[] {
  return text.trim().split(/\s*[,;×\n]\s*|\s+/);
}
