import { lazy, Suspense } from 'react';
import { blocks } from '../../blocks/index.ts';
import type { NodeLayout } from '../canvas/layout/layout.ts';
import { ProblemFixes } from '../panels/ProblemFixes.tsx';
import { gatesOf } from '../state/gatePorts.ts';
import { allProblems, nodeOfProblem } from '../state/problems.ts';
import { useEditorState } from '../state/useEditor.ts';
import { CostSection } from './CostSection.tsx';
import { NodeIdentity, NodeLabel } from './NodeIdentity.tsx';
import { NodeValues } from './NodeValues.tsx';
import { ParameterField } from './ParameterField.tsx';
import { PortList } from './PortList.tsx';
import { WeightList } from './weights/WeightList.tsx';

const BlockSummary = lazy(() =>
  import('../reference/BlockSummary.tsx').then(({ BlockSummary }) => ({ default: BlockSummary })),
);

const GateList = lazy(() => import('./gates/GateList.tsx').then(({ GateList }) => ({ default: GateList })));

const SourceInput = lazy(() =>
  import('./SourceInput.tsx').then(({ SourceInput }) => ({ default: SourceInput })),
);

const EmbeddingView = lazy(() =>
  import('./embedding/EmbeddingView.tsx').then(({ EmbeddingView }) => ({ default: EmbeddingView })),
);

const Winners = lazy(() => import('./winners/Winners.tsx').then(({ Winners }) => ({ default: Winners })));

/** What is drawn of the values of certain blocks alone. */
const ownViews: Readonly<Record<string, typeof EmbeddingView>> = {
  embedding: EmbeddingView,
  'max-pooling': Winners,
  maximum: Winners,
};

/** The selected node: its label, problems, parameters, ports, values, weights, id and what its block does. */
export function NodeInspector({ layout }: { readonly layout: NodeLayout }) {
  const { path, node } = layout;
  const block = blocks.get(node.block);
  const OwnView = ownViews[node.block];
  return (
    <>
      <section>
        <h2 className="inspector-kind" data-category={block?.category ?? 'unknown'}>
          {block?.title ?? node.block} <code>{path}</code>
        </h2>
        <NodeLabel layout={layout} />
      </section>
      <NodeProblems path={path} />
      {(node.block === 'series' || node.block === 'vector') && (
        <Suspense fallback={null}>
          <SourceInput key={path} path={path} node={node} />
        </Suspense>
      )}
      {block && Object.keys(block.params).length > 0 && (
        <section>
          <h3 className="heading">Parameters</h3>
          {Object.entries(block.params).map(([name, param]) =>
            // The table of a series is above, with what can be done with it.
            name === 'values' && node.block === 'series' ? null : (
              <ParameterField
                key={`${path}.${name}`}
                path={path}
                name={name}
                param={param}
                value={node.params?.[name]}
              />
            ),
          )}
        </section>
      )}
      <PortList node={layout} />
      <NodeValues layout={layout} />
      {OwnView && (
        <Suspense fallback={null}>
          <OwnView key={path} layout={layout} />
        </Suspense>
      )}
      {gatesOf(path, node).length > 0 && (
        <Suspense fallback={null}>
          <GateList key={path} layout={layout} />
        </Suspense>
      )}
      <WeightList path={path} />
      <NodeIdentity layout={layout} />
      <CostSection path={path} />
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
