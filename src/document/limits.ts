/** What a document may hold, bodies counted in: enough for any drawing, and little enough that a hostile one does no harm. */
export const limits = {
  nodes: 2000,
  wires: 8000,
  /** Bodies inside bodies. */
  nesting: 8,
  /** Notes and frames, each. */
  annotations: 1000,
  /** Characters of a node's id, a block's type, and a port's name. */
  name: 64,
  /** Characters of a title or label. */
  label: 200,
  /** Characters of a note. */
  note: 10_000,
  /** How far from the corner things may lie, in pixels. */
  coordinate: 1_000_000,
  /** Values inside values in the JSON text: what the nesting takes, and room for parameters of blocks to come. */
  depth: 64,
  /** Characters of a saved file, and of the text inside a link. */
  file: 64 * 2 ** 20,
  linkText: 2 ** 20,
} as const;

/** The end of a wire, as it is written in its own scope: `embed.y`, `$.output`. */
export const portPattern = /^(?:\$|[A-Za-z0-9_-]{1,64})\.[A-Za-z0-9_-]{1,64}$/;
