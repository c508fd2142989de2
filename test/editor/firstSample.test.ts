import { expect, test } from 'vitest';
import { load } from '../../src/document/load.ts';
import { digits } from '../../src/samples/digits.ts';

test('the graph that the page opens on is taken as it is, and loading would change nothing', () => {
  expect(load(digits.document)).toEqual({ document: digits.document });
});
