import type { Category } from '../../blocks/define.ts';

/** What the categories of blocks are called, in the plural. */
export const categoryHeadings: Readonly<Record<Category, string>> = {
  source: 'Sources',
  layer: 'Layers',
  nonlinearity: 'Nonlinearities',
  'higher-order': 'Higher-order',
  helper: 'Helpers',
  training: 'Training',
};
