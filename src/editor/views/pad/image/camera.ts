import type { Size } from '../../pictureSize.ts';

/** A camera that is on. */
export interface Camera {
  stop(): void;
}

export interface CameraListener {
  readonly onFrame: (video: HTMLVideoElement, size: Size) => void;
  /** The camera was taken away, or the page is hidden: it is off. */
  readonly onEnd: () => void;
}

/** A page that is slow with a frame gets the next one after this many times as long as the last one took. */
const breath = 3;

/** Asks for the camera and turns it on. Rejects with what `describeCameraFault` puts into words. */
export async function openCamera({ onFrame, onEnd }: CameraListener): Promise<Camera> {
  if (!navigator.mediaDevices) throw new DOMException('There are no media devices.', 'SecurityError');
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 640 }, height: { ideal: 480 } },
  });
  const video = document.createElement('video');
  Object.assign(video, { srcObject: stream, muted: true, playsInline: true });
  let request = 0;
  let earliest = 0;

  function stop(): void {
    cancelAnimationFrame(request);
    document.removeEventListener('visibilitychange', hide);
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }
  function end(): void {
    stop();
    onEnd();
  }
  function hide(): void {
    if (document.hidden) end();
  }
  function look(now: number): void {
    request = requestAnimationFrame(look);
    const size = { width: video.videoWidth, height: video.videoHeight };
    if (now < earliest || size.width === 0) return;
    onFrame(video, size);
    earliest = now + Math.max(1000 / 30, breath * (performance.now() - now));
  }

  for (const track of stream.getTracks()) track.addEventListener('ended', end);
  document.addEventListener('visibilitychange', hide);
  try {
    await video.play();
  } catch (error) {
    stop();
    throw error;
  }
  request = requestAnimationFrame(look);
  return { stop };
}

const faults: Readonly<Record<string, string>> = {
  NotAllowedError:
    'The camera was not allowed. Allow it for this page in the browser’s settings, and try again.',
  NotFoundError: 'There is no camera. Connect one and try again, or choose a file.',
  NotReadableError: 'The camera is in use by another program. Close that, and try again.',
  SecurityError: 'Browsers give a camera to pages on https and localhost only. Choose a file instead.',
};

/** Why there is no camera, and what to do, in words. */
export function describeCameraFault(error: unknown): string {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return faults[name] ?? 'The camera could not be turned on. Try again, or choose a file.';
}
