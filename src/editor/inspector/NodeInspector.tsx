import { lazy, Suspense } from 'react';
import { blocks } from '../../blocks/index.ts';
import { setLabel } from '../../document/edits.ts';
import type { NodeLayout } from '../canvas/layout/layout.ts';
import { ProblemFixes } from '../panels/ProblemFixes.tsx';
import { edit, endGesture } from '../state/edit.ts';
import { allProblems, nodeOfProblem } from '../state/problems.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import { NodeValues } from './NodeValues.tsx';
import { ParameterField } from './ParameterField.tsx';
import { PortList } from './PortList.tsx';
import { TextField } from './TextField.tsx';
import { WeightList } from './WeightList.tsx';

const BlockSummary = lazy(() =>
  import('../reference/BlockSummary.tsx').then(({ BlockSummary }) => ({ default: BlockSummary })),
);

/** The selected node: its name, problems, parameters, values, ports, weights and what its block does. */
export function NodeInspector({ layout }: { readonly layout: NodeLayout }) {
  const editor = useEditor();
  const { path, node } = layout;
  const block = blocks.get(node.block);
  return (
    <>
      <section>
        <p className="inspector-kind" data-category={block?.category ?? 'unknown'}>
          {block?.title ?? node.block} <code>{path}</code>
        </p>
        <TextField
          key={path}
          label="Label"
          value={node.label ?? ''}
          placeholder={block?.title ?? node.block}
          onText={(text) => {
            edit(editor, (document) => setLabel(document, path, text), { gesture: `label ${path}` });
            return undefined;
          }}
          onEnd={() => endGesture(editor)}
        />
      </section>
      <NodeProblems path={path} />
      {block && Object.keys(block.params).length > 0 && (
        <section>
          <h3 className="heading">Parameters</h3>
          {Object.entries(block.params).map(([name, param]) => (
            <ParameterField
              key={`${path}.${name}`}
              path={path}
              name={name}
              param={param}
              value={node.params?.[name]}
            />
          ))}
        </section>
      )}
      <PortList node={layout} />
      <NodeValues layout={layout} />
      <WeightList path={path} />
      {block && (
        <Suspense fallback={null}>
          <BlockSummary block={block} />
        </Suspense>
      )}
    </>
  );
}

function NodeProblems({ path }: { readonly path: string }) {
  const inference = useEditorState((state) => state.inference);
  const run = useEditorState((state) => state.run);
  const own = allProblems({ inference, run }).filter((problem) => nodeOfProblem(problem) === path);
  if (own.length === 0) return null;
  return (
    <section className="own-problems" aria-label="Problems of this node">
      {own.map((problem) => (
        <div key={problem.message}>
          <p>{problem.message}</p>
          <ProblemFixes problem={problem} />
        </div>
      ))}
    </section>
  );
}
