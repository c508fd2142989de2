const width = 110;

/**
 * JSON for people: whatever fits on a line is on one line, except that a list of nodes has a line for each.
 * Unlike `JSON.stringify` it keeps negative zeros.
 */
export function writeJson(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return compactJson(value, true);
  // What has many parts never fits on a line: it need not be written out to see that.
  const short = Array.isArray(value) ? value.length < width / 2 : !('nodes' in value);
  const line = short ? compactJson(value, true) : undefined;
  if (line !== undefined && indent.length + line.length <= width) return line;
  const deeper = `${indent}  `;
  if (!Array.isArray(value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    const lines = entries.map(([key, item]) => `${deeper}${JSON.stringify(key)}: ${writeJson(item, deeper)}`);
    return `{\n${lines.join(',\n')}\n${indent}}`;
  }
  if (value.every((item) => typeof item === 'number')) return `[\n${filled(value, deeper)}\n${indent}]`;
  return `[\n${value.map((item) => `${deeper}${writeJson(item, deeper)}`).join(',\n')}\n${indent}]`;
}

/** JSON on one line; with `spaced`, a space behind colons and commas and inside braces. Keeps negative zeros. */
export function compactJson(value: unknown, spaced = false): string {
  const gap = spaced ? ' ' : '';
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => compactJson(item, spaced)).join(`,${gap}`)}]`;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return '{}';
  const items = entries.map(([key, item]) => `${JSON.stringify(key)}:${gap}${compactJson(item, spaced)}`);
  return `{${gap}${items.join(`,${gap}`)}${gap}}`;
}

/** Numbers one behind the other, as many on a line as fit. */
function filled(numbers: readonly unknown[], indent: string): string {
  const lines: string[] = [];
  let line = indent;
  numbers.forEach((number, i) => {
    const item = `${compactJson(number)}${i < numbers.length - 1 ? ',' : ''}`;
    if (line !== indent && line.length + item.length >= width) {
      lines.push(line);
      line = indent;
    }
    line += line === indent ? item : ` ${item}`;
  });
  return [...lines, line].join('\n');
}
