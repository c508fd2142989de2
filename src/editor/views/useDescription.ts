import type { Activations } from '../state/activations.ts';
import { describePicture } from './describePicture.ts';
import type { Picture } from './pictureKind.ts';
import { useActivation } from './useActivation.ts';

/** What a port's picture shows, in words, brought up to date at most twice a second. */
export function useDescription(activations: Activations, port: string, picture: Picture): string {
  return describePicture(picture, useActivation(activations, port, 500));
}
