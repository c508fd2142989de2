import { useId, useRef } from 'react';
import { blocks } from '../../blocks/index.ts';
import { setBypass, setLabel, setNote } from '../../document/edits.ts';
import type { NodeLayout } from '../canvas/layout/layout.ts';
import { edit, endGesture } from '../state/edit.ts';
import { renameNode, ruleOfId } from '../state/rename.ts';
import { useEditor } from '../state/useEditor.ts';
import { TextField } from './TextField.tsx';

/** What a node is called on the canvas. */
export function NodeLabel({ layout: { path, node } }: { readonly layout: NodeLayout }) {
  const editor = useEditor();
  return (
    <TextField
      key={`label ${path}`}
      label="Label"
      value={node.label ?? ''}
      placeholder={blocks.get(node.block)?.title ?? node.block}
      onText={(text) => {
        edit(editor, (document) => setLabel(document, path, text), { gesture: `label ${path}` });
        return undefined;
      }}
      onEnd={() => endGesture(editor)}
    />
  );
}

/** What files call a node, what is remarked on it, and whether it takes part. */
export function NodeIdentity({ layout: { path, node, ports } }: { readonly layout: NodeLayout }) {
  const editor = useEditor();
  const bypassId = useId();
  const takes = ports.some(({ gives, boundary }) => !gives && !boundary);
  return (
    <section>
      <h3 className="heading">Id and remark</h3>
      <IdField key={`id ${path}`} path={path} id={node.id} />
      <TextField
        key={`remark ${path}`}
        label="Remark"
        lines={2}
        value={node.note ?? ''}
        placeholder="What others should know"
        onText={(text) => {
          edit(editor, (document) => setNote(document, path, text), { gesture: `remark ${path}` });
          return undefined;
        }}
        onEnd={() => endGesture(editor)}
      />
      {(takes || node.bypass) && (
        <div className="field" data-inline="true">
          <label htmlFor={bypassId} title="While it is bypassed, the node passes its first input on.">
            Bypass
          </label>
          <input
            id={bypassId}
            type="checkbox"
            role="switch"
            aria-checked={node.bypass ?? false}
            className="switch"
            checked={node.bypass ?? false}
            onChange={({ target }) => edit(editor, (document) => setBypass(document, path, target.checked))}
          />
        </div>
      )}
    </section>
  );
}

/** The id is taken when it is complete: on the way to it, wires and weights would go by names that nobody meant. */
function IdField({ path, id }: { readonly path: string; readonly id: string }) {
  const editor = useEditor();
  const field = useRef<HTMLDivElement>(null);
  const typed = useRef(id);
  const finish = async () => {
    const stays = field.current?.contains(document.activeElement);
    await renameNode(editor, path, typed.current.trim());
    // With another path this field is another one.
    if (stays) requestAnimationFrame(() => document.querySelector<HTMLElement>('.node-id input')?.focus());
  };
  return (
    <div className="node-id" ref={field}>
      <TextField
        label="Id"
        value={id}
        help="What paths, files and weights call the node: letters, digits, - and _."
        onText={(text) => {
          typed.current = text;
          return ruleOfId(editor, path, text.trim());
        }}
        onEnd={() => void finish()}
      />
    </div>
  );
}
