/** The path of the node that has the focus. */
export function focusedNode(): string | undefined {
  const focused = document.activeElement;
  const isNode = focused?.classList.contains('react-flow__node');
  return (isNode && focused?.getAttribute('data-id')) || undefined;
}

/** Gives the focus to a node, or without a path to the first that takes it, once it is drawn. */
export function focusNode(path?: string): void {
  requestAnimationFrame(() => {
    const nodes = [...document.querySelectorAll<HTMLElement>('.react-flow__node[tabindex]')];
    const wanted = path === undefined ? nodes[0] : nodes.find((each) => each.dataset.id === path);
    wanted?.focus({ preventScroll: true });
  });
}

/** Whether Enter means something of its own where the focus is. */
export function takesEnter(): boolean {
  return !!document.activeElement?.closest('button, a, summary');
}

/** Where a node is seen, in the window. */
export function boxOfNode(path: string): DOMRect | undefined {
  const nodes = [...document.querySelectorAll<HTMLElement>('.react-flow__node')];
  return nodes.find((each) => each.dataset.id === path)?.getBoundingClientRect();
}
