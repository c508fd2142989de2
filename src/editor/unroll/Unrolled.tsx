import { FoldHorizontal } from 'lucide-react';
import { type KeyboardEvent, memo, useRef } from 'react';
import { IconButton } from '../panels/IconButton.tsx';
import { describePosition } from '../scrubber/describePosition.ts';
import { setPosition } from '../state/scrub.ts';
import { toggleUnrolled } from '../state/unroll.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import { StrokeShape } from './StrokeShape.tsx';
import type { Instance, Unrolling } from './unrolling.ts';
import './unroll.css';

/** An unrolled body on the canvas: a drawing, and over each instance a button that looks at it. */
export function Unrolled({ unrolling }: { readonly unrolling: Unrolling }) {
  const editor = useEditor();
  const { path, title, caption, width, height, strokes, instances } = unrolling;
  const at = useEditorState(({ positions }) => positions.get(path));
  const section = useRef<HTMLElement>(null);
  const reached = instances.some(({ position }) => position === at) ? at : instances[0]?.position;

  /** Goes on from the instance that has the focus; the one that is reached may not be drawn yet. */
  const onKeyDown = (event: KeyboardEvent, { position, reading }: Instance) => {
    const places = instances.filter((each) => each.reading === reading);
    const to = {
      ArrowRight: position + 1,
      ArrowLeft: position - 1,
      Home: 0,
      End: Number.MAX_SAFE_INTEGER,
    }[event.key];
    if (to === undefined || places.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    setPosition(editor, path, to);
    requestAnimationFrame(() => {
      const now = editor.getState().positions.get(path);
      const wanted = `[data-position="${now}"]${reading === undefined ? '' : `[data-reading="${reading}"]`}`;
      section.current?.querySelector<HTMLElement>(wanted)?.focus({ preventScroll: true });
    });
  };
  return (
    <section
      ref={section}
      className="unrolled"
      aria-label={title}
      data-unrolled={path}
      // What is done with nodes is not done with this.
      onContextMenu={(event) => event.stopPropagation()}
    >
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <Strokes strokes={strokes} />
      </svg>
      <p className="unseen">{caption}</p>
      {instances.map((each) => (
        <InstanceButton
          key={`${each.reading ?? ''} ${each.position}`}
          path={path}
          instance={each}
          isReached={each.position === reached}
          onKeyDown={onKeyDown}
        />
      ))}
      <span className="unrolled-end nopan">
        <IconButton
          label={`Roll up ${path}`}
          icon={<FoldHorizontal size={16} />}
          keys="U"
          onClick={() => toggleUnrolled(editor, path)}
        />
      </span>
    </section>
  );
}

const Strokes = memo(function Strokes({ strokes }: Pick<Unrolling, 'strokes'>) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a drawing is a list, and nothing else tells its lines apart.
  return strokes.map((stroke, i) => <StrokeShape key={i} stroke={stroke} />);
});

interface ButtonProps {
  readonly path: string;
  readonly instance: Instance;
  readonly isReached: boolean;
  readonly onKeyDown: (event: KeyboardEvent, instance: Instance) => void;
}

function InstanceButton({ path, instance, isReached, onKeyDown }: ButtonProps) {
  const editor = useEditor();
  const { position, reading, box } = instance;
  const words = useEditorState((state) => describePosition(state, path, position));
  const isShown = useEditorState(({ positions }) => positions.get(path) === position);
  return (
    <button
      type="button"
      className="unrolled-instance nopan"
      aria-label={reading === undefined ? words : `${words}, ${reading}`}
      aria-pressed={isShown}
      data-position={position}
      data-reading={reading}
      tabIndex={isReached ? 0 : -1}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
      onClick={() => setPosition(editor, path, isShown ? undefined : position)}
      onKeyDown={(event) => onKeyDown(event, instance)}
    />
  );
}
