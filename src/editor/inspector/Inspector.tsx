import { lazy, Suspense, useMemo } from 'react';
import { isAnnotation } from '../../document/annotations.ts';
import type { NodeLayout } from '../canvas/layout/layout.ts';
import { sameButPlace } from '../canvas/layout/sameButPlace.ts';
import { useLater } from '../panels/comesLater.ts';
import type { EditorState } from '../state/store.ts';
import { useEditorState } from '../state/useEditor.ts';
import { laterNodeInspector } from './laterNodeInspector.ts';

const AnnotationInspector = lazy(() =>
  import('./AnnotationInspector.tsx').then(({ AnnotationInspector }) => ({ default: AnnotationInspector })),
);
const DocumentInspector = lazy(() =>
  import('./DocumentInspector.tsx').then(({ DocumentInspector }) => ({ default: DocumentInspector })),
);
const WireInspector = lazy(() =>
  import('./WireInspector.tsx').then(({ WireInspector }) => ({ default: WireInspector })),
);

const SelectionInspector = lazy(() =>
  import('./SelectionInspector.tsx').then(({ SelectionInspector }) => ({ default: SelectionInspector })),
);

/** All about what is selected: a node, a wire, several things, or the graph as a whole. */
export function Inspector() {
  const node = useEditorState(useMemo(selectLoneNode, []));
  const wire = useEditorState(({ wires, selectedNodes, selectedWires, selectedAnnotations }) =>
    selectedNodes.size + selectedAnnotations.size === 0 && selectedWires.size === 1
      ? wires.find(({ id }) => selectedWires.has(id))
      : undefined,
  );
  const several = useEditorState(
    ({ selectedNodes, selectedWires, selectedAnnotations }) =>
      selectedNodes.size + selectedWires.size + selectedAnnotations.size > 1,
  );
  const annotation = useEditorState(({ selectedNodes, selectedWires, selectedAnnotations }) => {
    const [id = ''] = selectedAnnotations;
    const isAlone = selectedAnnotations.size === 1 && selectedNodes.size + selectedWires.size === 0;
    return isAlone && isAnnotation(id) ? id : undefined;
  });
  const NodeInspector = useLater(laterNodeInspector);
  return (
    <aside className="inspector" aria-label="Inspector">
      <Suspense fallback={null}>
        {node ? (
          NodeInspector && <NodeInspector layout={node} />
        ) : wire ? (
          <WireInspector wire={wire} />
        ) : annotation ? (
          <AnnotationInspector id={annotation} />
        ) : several ? (
          <SelectionInspector />
        ) : (
          <DocumentInspector />
        )}
      </Suspense>
    </aside>
  );
}

/** The node that is selected alone; the same object while it is moved about, as nothing here shows where it lies. */
function selectLoneNode(): (state: EditorState) => NodeLayout | undefined {
  let known: NodeLayout | undefined;
  return ({ layout, selectedNodes, selectedAnnotations }) => {
    const [path] = selectedNodes;
    const isAlone = selectedNodes.size === 1 && selectedAnnotations.size === 0;
    const node = isAlone && path !== undefined ? layout.get(path) : undefined;
    if (!known || !node || !sameButPlace(known, node)) known = node;
    return known;
  };
}
