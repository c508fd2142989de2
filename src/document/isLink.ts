/** A whole address, or what stands behind its `#`, in which there may be other fields. */
export const linkPattern = /(?:^|[#&])g=([^&#]*)/;

/** Whether a text is or holds a link of ours, so that decoding it is worth a try: with all that takes, in link.ts. */
export function isLink(text: string): boolean {
  return linkPattern.test(text);
}
