import { describeSize } from '../../../base/size.ts';
import { axesIn, type ValueType } from '../../../base/valueType.ts';

/** What a wire or a port carries, for labels: `time 5, features 16`, `symbols of 26, time 5`, `a pair of features 32`. */
export function shownType(type: ValueType | undefined): string {
  if (!type) return 'no value yet';
  if (type.kind === 'tuple') return `a pair of ${shownType(type.items[0])}`;
  const axes = axesIn(type).map(({ name, size, tree }) => {
    const what = tree ? (tree.values === 'leaves' ? 'leaves of a tree' : 'nodes of a tree') : name;
    return `${what} ${describeSize(size)}`;
  });
  if (type.kind === 'symbols')
    return axes.length > 0
      ? [`symbols of ${type.vocabulary}`, ...axes].join(', ')
      : `one symbol of ${type.vocabulary}`;
  return axes.join(', ') || 'one number';
}
