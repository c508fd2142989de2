import { ChevronLeft, ChevronRight, Pause, Play, UnfoldHorizontal } from 'lucide-react';
import { useEffect } from 'react';
import { nodeAt } from '../../document/graph.ts';
import { useReactFlow } from '../canvas/flow/flow.ts';
import { titleOf } from '../canvas/layout/layout.ts';
import { IconButton } from '../panels/IconButton.tsx';
import { countApplications, play, setPosition, stepPosition } from '../state/scrub.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import { describePosition, kindOfPosition } from './describePosition.ts';

/** Milliseconds that a step is shown while it plays: all of a few, and of many no more than can be followed. */
const pace = { slowest: 700, fastest: 60, whole: 12_000 };

/** One combinator: which of its applications is looked at. */
export function ScrubberRow({ path }: { readonly path: string }) {
  const editor = useEditor();
  const node = useEditorState(({ program }) => nodeAt(program, path));
  const count =
    useEditorState(({ inference, positions }) => countApplications(inference, path, positions)) ?? 0;
  const position = useEditorState(({ positions }) => positions.get(path));
  const playing = useEditorState((state) => state.playing === path);
  const isUnrolled = useEditorState(({ unrolled }) => unrolled.has(path));
  const flow = useReactFlow();
  const words = useEditorState((state) =>
    position === undefined ? `all ${count}` : describePosition(state, path, position),
  );
  useEffect(() => {
    if (!playing) return;
    const wait = Math.max(pace.fastest, Math.min(pace.slowest, pace.whole / Math.max(1, count)));
    const timer = setInterval(() => {
      const at = editor.getState().positions.get(path) ?? -1;
      setPosition(editor, path, at + 1 < count ? at + 1 : 0);
    }, wait);
    return () => clearInterval(timer);
  }, [editor, path, count, playing]);
  if (!node) return null;
  const kind = kindOfPosition(node);
  const title = titleOf(node);
  return (
    <fieldset className="scrubber-row" aria-label={`${kind} of ${title} ${path}`}>
      <span className="scrubber-title">
        {title} <span className="quiet">{kind}</span>
      </span>
      <IconButton
        label={`Previous ${kind}`}
        icon={<ChevronLeft size={16} />}
        onClick={() => stepPosition(editor, path, -1)}
      />
      <IconButton
        label={playing ? 'Pause' : 'Play'}
        icon={playing ? <Pause size={16} /> : <Play size={16} />}
        onClick={() => play(editor, playing ? undefined : path)}
      />
      <IconButton
        label={`Next ${kind}`}
        icon={<ChevronRight size={16} />}
        onClick={() => stepPosition(editor, path, 1)}
      />
      <input
        type="range"
        className="scrubber-slider"
        min={0}
        max={Math.max(0, count - 1)}
        value={position ?? 0}
        data-all={position === undefined}
        aria-label={`${kind} of ${title}`}
        aria-valuetext={words}
        onChange={({ target }) => setPosition(editor, path, Number(target.value))}
      />
      <output className="scrubber-words">{words}</output>
      <button
        type="button"
        className="button"
        data-size="small"
        aria-pressed={position === undefined}
        title="Show all of them together again"
        onClick={() => {
          play(editor, undefined);
          setPosition(editor, path, undefined);
        }}
      >
        All
      </button>
      {node.body && node.body.nodes.length > 0 && (
        <IconButton
          label="Unroll the body"
          icon={<UnfoldHorizontal size={16} />}
          pressed={isUnrolled}
          onClick={() =>
            void import('../unroll/switchUnrolled.ts').then(({ switchUnrolled }) =>
              switchUnrolled(editor, flow, path),
            )
          }
        />
      )}
    </fieldset>
  );
}
