import { useEffect, useRef, useState } from 'react';
import type { Image } from '../../pictureKind.ts';
import type { Strokes } from '../useStrokes.ts';
import { type Camera, describeCameraFault, openCamera } from './camera.ts';
import { createPictureReader } from './pictureReader.ts';

export interface CameraControl {
  readonly state: 'off' | 'asking' | 'on';
  /** Why it could not be turned on. */
  readonly fault: string | undefined;
  start(): void;
  stop(): void;
}

/** The camera as what a picture shows: every frame is drawn on it, and all until it is off are one gesture. */
export function useCamera(picture: Image, strokes: Pick<Strokes, 'put' | 'end'>): CameraControl {
  const [state, setState] = useState<CameraControl['state']>('off');
  const [fault, setFault] = useState<string>();
  const camera = useRef<Camera>(undefined);
  /** Of the last time it was asked for: an answer that comes after it was given up turns nothing on. */
  const asked = useRef(0);
  const latest = useRef(strokes);
  useEffect(() => {
    latest.current = strokes;
  });

  function stop(): void {
    asked.current++;
    const running = camera.current;
    camera.current = undefined;
    setState('off');
    if (!running) return;
    running.stop();
    latest.current.end();
  }

  async function start(): Promise<void> {
    const turn = ++asked.current;
    setFault(undefined);
    setState('asking');
    const read = createPictureReader(picture);
    try {
      const opened = await openCamera({
        onFrame: (video, size) => latest.current.put(read(video, size)),
        onEnd: stop,
      });
      if (turn !== asked.current) return opened.stop();
      latest.current.end();
      camera.current = opened;
      setState('on');
    } catch (error) {
      if (turn !== asked.current) return;
      setFault(describeCameraFault(error));
      setState('off');
    }
  }

  // Another size of the picture, or none any more: the camera does not go on unseen.
  const { width, height, channels } = picture;
  const end = useRef(stop);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what counts is the form of the picture.
  useEffect(() => () => end.current(), [width, height, channels]);
  return { state, fault, start: () => void start(), stop };
}
