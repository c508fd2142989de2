import { type RefObject, useEffect, useState } from 'react';
import { type Palette, readPalette } from './palette.ts';
import { watchTheme } from './watchTheme.ts';

/** The colours of the theme where an element is; none before it is on the page. */
export function usePalette(element: RefObject<Element | null>): Palette | undefined {
  const [palette, setPalette] = useState<Palette>();
  useEffect(() => {
    const read = () => element.current && setPalette(readPalette(element.current));
    read();
    return watchTheme(read);
  }, [element]);
  return palette;
}
