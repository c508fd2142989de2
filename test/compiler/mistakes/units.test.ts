import { bodyOf, graphOf } from '../../harness/graph.ts';
import { checkMistakes } from './checkMistakes.ts';
import { cell, reads, series, units, vector } from './graphs.ts';

checkMistakes({
  'a unit outside a recur': {
    document: graphOf([series(), cell('cell', 'gru', 4)], 'data.out → cell.x'),
    at: 'cell.state',
    says: 'GRU needs a state that comes round from step to step, which it has in the body of a recur, but nothing is wired into state.',
    fixes: ['Put GRU in a recur'],
  },
  'an LSTM outside a recur, with a layer behind it': {
    document: graphOf(
      [series(), cell('cell', 'lstm', 4), units('out', 2)],
      'data.out → cell.x',
      'cell.output → out.x',
    ),
    at: 'cell.state',
    says: 'LSTM needs a state that comes round from step to step, which it has in the body of a recur, but nothing is wired into state.',
    fixes: ['Put LSTM in a recur'],
  },
  'a unit in a recur whose state is not wired': {
    document: graphOf(
      [
        series(),
        reads(
          bodyOf(
            [cell('cell', 'gru', 4)],
            '$.element → cell.x',
            'cell.output → $.output',
            'cell.state → $.state',
          ),
        ),
      ],
      'data.out → read.sequence',
    ),
    at: 'read/cell.state',
    says: 'GRU needs a wire into state, but there is none.',
    fixes: ['Wire the state in'],
  },
  'a unit whose state is a vector while it is given a sequence': {
    document: graphOf(
      [series(), vector(4), cell('cell', 'gru', 4)],
      'data.out → cell.x',
      'in.out → cell.state',
    ),
    at: 'cell.x',
    says: 'GRU needs a state (time 5, features 4) for its x (time 5, features 3), but state is (features 4).',
    wire: ['data.out', 'cell.x'],
    fixes: ['Insert mean', 'Insert recur'],
  },
  'a misspelt port of a unit': {
    document: graphOf(
      [
        series(),
        reads(
          bodyOf(
            [cell('cell', 'gru', 4)],
            '$.element → cell.x',
            '$.state → cell.state',
            'cell.outputs → $.output',
            'cell.state → $.state',
          ),
        ),
      ],
      'data.out → read.sequence',
    ),
    at: 'read/cell.outputs',
    says: 'GRU has no output "outputs". Did you mean "output"?',
    wire: ['read/cell.outputs', 'read/$.output'],
    fixes: ['Wire to cell.output', 'Remove the wire'],
  },
});
