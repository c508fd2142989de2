import { type Category, categories } from '../../blocks/define.ts';
import { type AnnotationColour, annotationColours } from '../../document/document.ts';
import type { WireForm } from '../canvas/wires/wires.ts';
import { type Palette, readPalette } from '../views/palette.ts';

/** The colours of a drawing on paper. */
export interface Colours {
  readonly ink: string;
  readonly quiet: string;
  readonly surface: string;
  readonly ground: string;
  readonly hairline: string;
  readonly outline: string;
  readonly danger: string;
  readonly accent: string;
  readonly accentGround: string;
  readonly category: Readonly<Record<Category, string>>;
  readonly wire: Readonly<Record<WireForm, string>>;
  readonly annotation: Readonly<Record<AnnotationColour, string>>;
}

const forms = [
  'vector',
  'sequence',
  'image',
  'tree',
  'symbols',
  'pair',
] as const satisfies readonly WireForm[];

/** From the custom properties of the theme, by name. */
export function coloursOf(property: (name: string) => string): Colours {
  const read = (name: string) => property(`--${name}`).trim();
  const readAll = <T extends string>(names: readonly T[], kind: string) =>
    Object.fromEntries(names.map((name) => [name, read(`${kind}-${name}`)])) as Record<T, string>;
  return {
    ink: read('ink'),
    quiet: read('ink-3'),
    surface: read('surface'),
    ground: read('ground'),
    hairline: read('hairline'),
    outline: read('outline'),
    danger: read('danger'),
    accent: read('accent'),
    accentGround: read('accent-ground'),
    category: readAll(categories, 'category'),
    wire: readAll(forms, 'wire'),
    annotation: readAll(annotationColours, 'annotation'),
  };
}

/** The colours of the light theme, whichever the page has now: paper is white. */
export function readLightTheme(): { readonly colours: Colours; readonly palette: Palette } {
  const swatch = document.createElement('div');
  swatch.dataset.theme = 'light';
  swatch.hidden = true;
  document.body.append(swatch);
  const style = getComputedStyle(swatch);
  const colours = coloursOf((name) => style.getPropertyValue(name));
  const palette = readPalette(swatch);
  swatch.remove();
  return { colours, palette };
}
