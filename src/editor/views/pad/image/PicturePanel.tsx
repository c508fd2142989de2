import { Camera, CameraOff, Contrast, FolderOpen } from 'lucide-react';
import { useRef } from 'react';
import { BelowNode } from '../BelowNode.tsx';
import type { CameraControl } from './useCamera.ts';

interface PicturePanelProps {
  readonly camera: CameraControl;
  readonly onFile: (file: File) => void;
  /** What is wrong with the last file. */
  readonly fault: string | undefined;
  readonly onInvert: () => void;
  /** The pen's colour as `#rrggbb`, where the picture has colours. */
  readonly ink: string | undefined;
  readonly onInk: (ink: string) => void;
  readonly onClose: () => void;
}

/** Below a drawing pad: takes its picture from a file or the camera. The camera is asked for by its button, never before. */
export function PicturePanel({ camera, onFile, fault, onInvert, ink, onInk, onClose }: PicturePanelProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const wrong = camera.fault ?? fault;
  return (
    <BelowNode
      role="group"
      aria-label="Picture"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="pad-panel-row">
        <button type="button" className="button" data-size="small" onClick={() => chooser.current?.click()}>
          <FolderOpen size={13} aria-hidden="true" />
          Choose a file
        </button>
        {camera.state === 'off' ? (
          <button type="button" className="button" data-size="small" onClick={camera.start}>
            <Camera size={13} aria-hidden="true" />
            Turn the camera on
          </button>
        ) : (
          <button
            type="button"
            className="button"
            data-size="small"
            data-primary="true"
            onClick={camera.stop}
          >
            <CameraOff size={13} aria-hidden="true" />
            {camera.state === 'on' ? 'Keep this picture' : 'Waiting for permission'}
          </button>
        )}
      </div>
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        aria-label="Picture file"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // So that choosing the same file again is a change.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      {wrong && (
        <p role="alert" className="pad-fault">
          {wrong}
        </p>
      )}
      <p className="quiet">
        A picture can also be dropped or pasted on the pad. It stays in this browser and is sent nowhere; the
        last one is kept in the graph, as if it were drawn.
      </p>
      <div className="pad-panel-row">
        <button type="button" className="button" data-size="small" onClick={onInvert}>
          <Contrast size={13} aria-hidden="true" />
          Swap light and dark
        </button>
        {ink && (
          <label className="pad-ink">
            Ink <input type="color" value={ink} onChange={(event) => onInk(event.target.value)} />
          </label>
        )}
      </div>
    </BelowNode>
  );
}
