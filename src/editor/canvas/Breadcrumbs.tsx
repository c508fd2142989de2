import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import { nodeAt } from '../../document/graph.ts';
import { enter, scopesAround } from '../state/enter.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import { titleOf } from './layout/layout.ts';

/** Where the body that fills the canvas lies, and the ways back out of it. */
export function Breadcrumbs() {
  const editor = useEditor();
  const entered = useEditorState((state) => state.entered);
  const document = useEditorState(({ history }) => history.present);
  if (entered === '') return null;
  const nameOf = (scope: string) => {
    const node = nodeAt(document, scope);
    return node ? titleOf(node) : 'Graph';
  };
  return (
    <nav className="breadcrumbs floating" aria-label="Where this body lies">
      {scopesAround(entered).map((scope) => (
        <Fragment key={scope}>
          {scope !== '' && <ChevronRight size={12} aria-hidden="true" />}
          {scope === entered ? (
            <span aria-current="page">{nameOf(scope)}</span>
          ) : (
            <button type="button" title={`Leave to ${nameOf(scope)}`} onClick={() => enter(editor, scope)}>
              {nameOf(scope)}
            </button>
          )}
        </Fragment>
      ))}
    </nav>
  );
}
