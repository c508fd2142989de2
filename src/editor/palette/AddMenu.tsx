import { comesLater, useLater } from '../panels/comesLater.ts';
import { useEditorState } from '../state/useEditor.ts';

export const laterAddMenu = comesLater(async () => (await import('./OpenAddMenu.tsx')).OpenAddMenu);

/** The menu that adds a block at once: after `/`, or where a wire was let go, with the blocks that fit it. */
export function AddMenu() {
  const adding = useEditorState((state) => state.adding);
  const OpenMenu = useLater(laterAddMenu);
  return adding && OpenMenu ? <OpenMenu key={`${adding.x},${adding.y}`} adding={adding} /> : null;
}
