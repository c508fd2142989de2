import type { LiveSource } from './live.ts';
import type { Editor, EditorState } from './store.ts';

/** What of the editor is to be computed: its document, and the ports whose values are on screen. */
export function liveSourceOf(editor: Editor): LiveSource {
  let known: Pick<EditorState, 'layout' | 'inspectedPort'> | undefined;
  let ports: readonly string[] = [];
  return {
    getDocument: () => editor.getState().program,
    getInference: () => editor.getState().inference,
    getWeights: () => editor.getState().weights,
    getPorts() {
      const { layout, inspectedPort } = editor.getState();
      if (known?.layout !== layout || known.inspectedPort !== inspectedPort) {
        known = { layout, inspectedPort };
        ports = portsOnScreen(known);
      }
      return ports;
    },
    subscribe: (listener) =>
      editor.subscribe((now, before) => {
        const same =
          now.program === before.program &&
          now.layout === before.layout &&
          now.inspectedPort === before.inspectedPort &&
          now.weights === before.weights;
        if (!same) listener();
      }),
  };
}

function portsOnScreen({ layout, inspectedPort }: Pick<EditorState, 'layout' | 'inspectedPort'>): string[] {
  const shown = [...layout.values()].flatMap(({ picture }) => picture?.port ?? []);
  return [...new Set([...shown, ...(inspectedPort === undefined ? [] : [inspectedPort])])];
}
