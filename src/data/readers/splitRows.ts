/** A row of a table, and the line that it begins on, counted from 1. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Takes a table apart into the cells of its rows; lines without anything are left out. Within double quotes separators and ends of
 * lines count as text, and two quotes are one; around what is not quoted space does not count. `broken` are the lines of rows,
 * left out, in which a quote is not closed or text follows a closed one.
 */
export function splitRows(
  text: string,
  separator: string,
): { readonly rows: readonly Row[]; readonly broken: readonly number[] } {
  const rows: Row[] = [];
  const broken: number[] = [];
  let cells: string[] = [];
  let [line, begun, sound] = [1, 1, true];
  // What is quoted, or what is not, up to the next separator, end of a line or end of the text.
  const cell = new RegExp(
    `(?:"([^"]*(?:""[^"]*)*)"[^\\S\\r\\n${separator}]*|([^\\r\\n${separator}]*))(${separator}|\\r\\n?|\\n|$)`,
    'y',
  );
  cell.lastIndex = text.startsWith('\ufeff') ? 1 : 0;
  while (cell.lastIndex < text.length || cells.length > 0) {
    const [, quoted, bare = '', end] = cell.exec(text) ?? [];
    if (end === undefined) throw new Error('Any text is a cell.');
    if (bare.startsWith('"')) sound = false;
    cells.push(quoted?.replaceAll('""', '"') ?? bare.trim());
    line += quoted === undefined ? 0 : quoted.split(/\r\n?|\n/).length - 1;
    if (end === separator) continue;
    if (!sound) broken.push(begun);
    else if (cells.length > 1 || cells[0] || quoted !== undefined) rows.push({ line: begun, cells });
    cells = [];
    sound = true;
    begun = ++line;
    if (end === '') break;
  }
  return { rows, broken };
}
