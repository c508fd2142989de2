import { type RefObject, useEffect, useState } from 'react';
import { type Palette, readPalette } from './palette.ts';
import { watchTheme } from './watchTheme.ts';

/** The colours of the theme where an element is; none before it is on the page. */
export function usePalette(element: RefObject<Element | null>): Palette | undefined {
  const [palette, setPalette] = useState<Palette>();
  useEffect(() => {
    // The element may come later than the component that shows it.
    if (!palette && element.current) setPalette(readPalette(element.current));
  });
  useEffect(() => watchTheme(() => element.current && setPalette(readPalette(element.current))), [element]);
  return palette;
}
