import { useEffect } from 'react';
import { useEditor } from '../state/useEditor.ts';
import { followUnrolled } from './followUnrolled.ts';

/** Keeps the drawings of what is unrolled as the document is, while there are any. */
export function FollowUnrolled() {
  const editor = useEditor();
  useEffect(() => followUnrolled(editor), [editor]);
  return null;
}
