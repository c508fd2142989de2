import { useEditorState } from '../state/useEditor.ts';
import { OpenAddMenu } from './OpenAddMenu.tsx';

/**
 * The menu that adds a block at once: after `/`, or where a wire was let go, with the blocks that fit it. It comes with the page: whoever
 * types on after `/` would call commands with letters that are meant for it.
 */
export function AddMenu() {
  const adding = useEditorState((state) => state.adding);
  return adding && <OpenAddMenu key={`${adding.x},${adding.y}`} adding={adding} />;
}
