import { useState } from 'react';
import type { Activations } from '../state/activations.ts';
import { describePicture } from './describePicture.ts';
import type { Picture } from './pictureKind.ts';
import { takesNumbers } from './plates.ts';
import { useActivation } from './useActivation.ts';

/**
 * What a port's picture shows, in words, brought up to date at most twice a second. Where the picture is of another size already than
 * the value that is known, as its source has become longer, the words from before stay until the value is there.
 */
export function useDescription(activations: Activations, port: string, picture: Picture): string {
  const activation = useActivation(activations, port, 500);
  const words = describePicture(picture, activation);
  const isBehind = activation && !activation.stale && !takesNumbers(picture, activation.values.length);
  const [kept, setKept] = useState(words);
  if (!isBehind && kept !== words) setKept(words);
  return isBehind ? kept : words;
}
