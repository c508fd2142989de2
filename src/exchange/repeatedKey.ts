/**
 * The first key that stands twice in one object of a JSON text, which parsers take without a word (each in its own way).
 * The text must be valid JSON.
 */
export function repeatedKey(text: string): string | undefined {
  const open: Set<string>[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    // Lists get a set of their own, which stays empty: there are no keys in them.
    if (character === '{' || character === '[') open.push(new Set());
    else if (character === '}' || character === ']') open.pop();
    if (character !== '"') continue;
    const start = i;
    do i += text[i] === '\\' ? 2 : 1;
    while (text[i] !== '"');
    if (text[nextMark(text, i + 1)] !== ':') continue;
    const key: string = JSON.parse(text.slice(start, i + 1));
    const keys = open.at(-1);
    if (keys?.has(key)) return key;
    keys?.add(key);
  }
  return undefined;
}

/** Where the white space from here on ends. */
function nextMark(text: string, from: number): number {
  let i = from;
  while (' \t\n\r'.includes(text[i] ?? '.')) i++;
  return i;
}
