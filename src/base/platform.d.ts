/**
 * What every place that runs this code (browsers, workers, Node) has besides ECMAScript, and nothing more: the folders
 * that are compiled without the DOM see only these.
 */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: 'utf-8', options?: { fatal?: boolean });
  decode(bytes: Uint8Array): string;
}

declare class URL {
  constructor(url: string, base?: string);
  readonly href: string;
}

interface ImportMeta {
  readonly url: string;
}
