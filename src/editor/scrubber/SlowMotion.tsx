import { ChevronLeft, ChevronRight, Pause, Play, X } from 'lucide-react';
import { useEffect } from 'react';
import { IconButton } from '../panels/IconButton.tsx';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import { playWalk, stepWalk } from '../state/walk.ts';
import { describeInstruction } from './describeInstruction.ts';
import './scrubber.css';

/** Milliseconds for which an instruction is shown while they play. */
const pace = 600;

/** A run in slow motion: one instruction after the other, with the node lit that it is for. */
export function SlowMotion() {
  const editor = useEditor();
  const walk = useEditorState((state) => state.walk);
  const order = useEditorState(({ run }) => run.order) ?? [];
  const program = useEditorState((state) => state.program);
  const playing = walk?.playing === true;
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => stepWalk(editor, 1), pace);
    return () => clearInterval(timer);
  }, [editor, playing]);
  const at = Math.min(walk?.at ?? 0, order.length - 1);
  const instruction = order[at];
  const words = instruction
    ? `${at + 1} of ${order.length}: ${describeInstruction({ program }, instruction)}`
    : 'The instructions are on their way.';
  return (
    <fieldset className="scrubber-row" aria-label="Slow motion">
      <span className="scrubber-title">Slow motion</span>
      <IconButton
        label="Previous instruction"
        icon={<ChevronLeft size={16} />}
        onClick={() => stepWalk(editor, -1)}
      />
      <IconButton
        label={playing ? 'Pause' : 'Play'}
        icon={playing ? <Pause size={16} /> : <Play size={16} />}
        onClick={() => playWalk(editor)}
      />
      <IconButton
        label="Next instruction"
        icon={<ChevronRight size={16} />}
        onClick={() => stepWalk(editor, 1)}
      />
      <input
        type="range"
        className="scrubber-slider"
        min={0}
        max={Math.max(0, order.length - 1)}
        value={Math.max(0, at)}
        aria-label="Instruction"
        aria-valuetext={words}
        onChange={({ target }) => editor.setState({ walk: { at: Number(target.value), playing } })}
      />
      <output className="scrubber-words scrubber-instruction" title={words}>
        {words}
      </output>
      <IconButton
        label="End slow motion"
        icon={<X size={16} />}
        onClick={() => editor.setState({ walk: undefined })}
      />
    </fieldset>
  );
}
