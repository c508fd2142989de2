import type { Generator } from './define.ts';
import { digits } from './digits.ts';
import { lists } from './lists.ts';
import { opinions } from './opinions.ts';
import { points } from './points.ts';
import { series } from './series.ts';

/** All generators, in the order in which they are offered. */
export const generators: readonly Generator[] = [points, digits, series, lists, opinions];
