import { type Plugin, parseSync, Visitor } from 'vite';
import { documentationFields } from '../../src/blocks/documentation.ts';

/**
 * Leaves the documentation out of the definitions of blocks, which the page starts with: the reference has it as data, and
 * loads it when it is opened.
 */
export function leaveOutDocumentation(): Plugin {
  return {
    name: 'layerwire:leave-out-documentation',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/blocks\/[^/]+\.ts$/ },
      handler: (source, id) => withoutDocumentation(source, id),
    },
  };
}

/** The source of a module without the documentation in what it hands to `defineBlock` and its kin. */
export function withoutDocumentation(source: string, file: string): string {
  const { program } = parseSync(file, source);
  const cuts: { readonly start: number; readonly end: number }[] = [];
  new Visitor({
    CallExpression({ callee, arguments: [definition] }) {
      if (callee.type !== 'Identifier' || !/^define[A-Z]/.test(callee.name)) return;
      if (definition?.type !== 'ObjectExpression') return;
      for (const each of definition.properties)
        if (
          each.type === 'Property' &&
          each.key.type === 'Identifier' &&
          documentationFields.has(each.key.name)
        )
          cuts.push(each);
    },
  }).visit(program);
  return cuts.reduceRight(
    (text, { start, end }) => text.slice(0, start) + text.slice(end).replace(/^\s*,/, ''),
    source,
  );
}
