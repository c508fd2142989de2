import { lazy, Suspense } from 'react';
import { isAnnotation } from '../../document/annotations.ts';
import { useLater } from '../panels/comesLater.ts';
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
  const node = useEditorState(({ layout, selectedNodes, selectedAnnotations }) => {
    const [path] = selectedNodes;
    const isAlone = selectedNodes.size === 1 && selectedAnnotations.size === 0;
    return isAlone && path !== undefined ? layout.get(path) : undefined;
  });
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
