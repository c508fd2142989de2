import { expect, test } from 'vitest';
import { infer } from '../../../src/compiler/infer.ts';
import { lower } from '../../../src/compiler/lower.ts';
import { listPorts } from '../../../src/compiler/portNames.ts';
import { layoutOf } from '../../../src/editor/state/layoutOf.ts';
import { sameLayout, sizeOf } from '../../../src/ir/layout.ts';
import { checkLaw } from '../../harness/checkLaw.ts';
import { wellTypedGraphs } from '../../harness/randomGraph.ts';

test('the numbers of every port lie as its type and the trees around it say', () => {
  checkLaw(wellTypedGraphs, (document) => {
    const inference = infer(document);
    for (const { port, item, layout } of lower(inference, listPorts(inference)).taps) {
      if (item !== undefined || sizeOf(layout) === 0) continue;
      const said = layoutOf(inference, port);
      expect(said && sameLayout(said, layout), `${port}: ${JSON.stringify([said, layout])}`).toBe(true);
    }
  });
});
