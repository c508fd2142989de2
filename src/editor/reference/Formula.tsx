import { createElement, type ReactNode } from 'react';
import type { MathElement } from './mathElement.ts';

/** A formula, as MathML: the browser sets it, and screen readers read it. */
export function Formula({ formula }: { readonly formula: MathElement }) {
  return createElement('math', { display: 'block', className: 'formula' }, toNode(formula, 0));
}

function toNode(element: MathElement, key: number): ReactNode {
  if ('text' in element) return createElement(element.tag, { key }, element.text);
  const accent = element.tag === 'mover' ? { accent: 'true' } : {};
  return createElement(element.tag, { key, ...accent }, element.children.map(toNode));
}
