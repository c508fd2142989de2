import type { Axis } from '../../base/valueType.ts';
import type { Picture } from './pictureKind.ts';

/** Which axes of a value run in which direction of its picture: `time ↓, features →`; `undefined` where there is nothing to say. */
export function describeDirections(picture: Picture, axes: readonly Axis[]): string | undefined {
  const names = axes.map(({ name }) => name);
  const last = names.at(-1);
  if (last === undefined) return undefined;
  switch (picture.kind) {
    case 'bars':
      if (picture.lanes > 1) return `${names[0]} →, ${last} as lanes`;
      return `${names.length > 1 ? names[0] : last} →`;
    case 'strip':
      return `${last} →, line by line`;
    case 'rows':
    case 'packed':
      if (picture.kind === 'packed' && picture.columns === undefined)
        return `${names.join(' × ')}, line by line`;
      return `${names.slice(0, -1).join(' × ')} ↓, ${last} →`;
    case 'pair':
      return describeDirections(picture.item, axes);
    case 'image':
      return 'height ↓, width →';
    case 'maps': {
      const plane = names.findIndex((name, i) => name === 'height' && names[i + 1] === 'width');
      const others = names.toSpliced(plane, 2).join(' × ');
      return `height ↓, width →${others ? `, ${others} as maps` : ''}`;
    }
    default:
      return undefined;
  }
}
