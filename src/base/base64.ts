const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** By the code of a letter; −1 for what is none. */
const digitOf = new Int8Array(128).fill(-1);
for (let digit = 0; digit < alphabet.length; digit++) digitOf[alphabet.charCodeAt(digit)] = digit;

/** Standard base64 with padding (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  const letters: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const length = Math.min(3, bytes.length - i);
    for (let digit = 0; digit < 4; digit++) {
      letters.push(digit <= length ? (alphabet[(group >> (18 - 6 * digit)) & 63] ?? '') : '=');
    }
  }
  return letters.join('');
}

/** Reads standard base64, with or without its padding; `undefined` when the text is not base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const letters = text.replace(/={0,2}$/, '');
  if (letters.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let group = 0;
  let written = 0;
  for (let i = 0; i < letters.length; i++) {
    const digit = digitOf[letters.charCodeAt(i)] ?? -1;
    if (digit < 0) return undefined;
    group = ((group << 6) | digit) & 0xffffff;
    // Of four letters, the second, third and fourth each complete a byte and leave 4, 2 and 0 bits over.
    if (i % 4 > 0) bytes[written++] = group >> (6 - 2 * (i % 4));
  }
  return bytes;
}

/** Base64 for addresses, without padding (RFC 4648, section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  return /[+/=]/.test(text) ? undefined : fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
}
