import { useMemo } from 'react';
import { splitSymbols } from '../../../blocks/symbols.ts';
import type { Node } from '../../../document/document.ts';
import { setParameter } from '../../../document/edits.ts';
import { edit, endGesture } from '../../state/edit.ts';
import { useActivations, useEditor, useEditorState } from '../../state/useEditor.ts';
import { LitText } from '../../views/LitText.tsx';
import { DrawingPad } from '../../views/pad/DrawingPad.tsx';
import { rowsOf } from '../../views/pad/series/parseSeries.ts';
import { SeriesPad } from '../../views/pad/series/SeriesPad.tsx';
import type { SeriesRows } from '../../views/pad/series/SeriesSurface.tsx';
import { TextPad } from '../../views/pad/TextPad.tsx';
import { TreePad } from '../../views/pad/tree/TreePad.tsx';
import { VectorSliders } from '../../views/pad/VectorSliders.tsx';
import { channelsOf } from '../../views/pictureKind.ts';
import { useLitSymbols } from '../../views/useLitSymbols.ts';
import { isTyped, pictureOf } from '../layout/facts.ts';
import '../../views/pad/pad.css';

interface Props {
  readonly path: string;
  readonly node: Node;
  readonly port: string;
}

/** What a source's value is made with: a pad to draw on, bars to drag, a field to type in. */
export function SourcePad(props: Props) {
  if (!isTyped(props.node)) return <DrawnPad {...props} />;
  return (
    <>
      <TypedPad {...props} />
      <LitText port={props.port} node={props.node} />
    </>
  );
}

function DrawnPad({ path, node, port }: Props) {
  const editor = useEditor();
  const activations = useActivations();
  const inference = useEditorState((state) => state.inference);
  const attended = useEditorState(
    ({ selectedNodes, history }) => selectedNodes.has(path) && history.future.length === 0,
  );
  const picture = useMemo(() => pictureOf(inference, port, node), [inference, port, node]);
  const handlers = {
    onDraw: (values: string | SeriesRows | readonly number[], gesture: string) => {
      edit(editor, (document) => setParameter(document, path, 'values', values), {
        gesture,
        room: false,
      });
    },
    onEnd: () => endGesture(editor),
  };
  const { values } = node.params ?? {};
  if (picture?.kind === 'image' && node.block === 'image')
    return (
      <DrawingPad
        picture={picture}
        values={typeof values === 'string' ? values : ''}
        onBrush={(mark) => activations.mark(port, mark)}
        attended={attended}
        {...handlers}
      />
    );
  if (picture?.kind === 'bars' && node.block === 'vector')
    return (
      <VectorSliders
        picture={picture}
        values={
          Array.isArray(values) ? values.filter((each): each is number => typeof each === 'number') : []
        }
        {...handlers}
      />
    );
  if (picture?.kind === 'bars' && picture.size > 0 && node.block === 'series')
    return <SeriesPad picture={picture} rows={rowsOf(values, channelsOf(picture))} {...handlers} />;
  return null;
}

/** What is typed is what the network reads at once: it grows and shrinks with the text. */
function TypedPad({ path, node, port }: Props) {
  const editor = useEditor();
  const problem = useEditorState(({ inference }) => inference.problems.find((each) => each.path === path));
  const { value } = node.params ?? {};
  const lit = useLitSymbols(port);
  const text = {
    value: typeof value === 'string' ? value : '',
    problem,
    onText: (typed: string) =>
      edit(editor, (document) => setParameter(document, path, 'value', typed || undefined), {
        gesture: `set ${path}.value`,
      }),
    onEnd: () => endGesture(editor),
  };
  if (node.block !== 'tree') return <TextPad {...text} label={`Text ${path}`} />;
  const { vocabulary } = node.params ?? {};
  return (
    <TreePad
      {...text}
      label={`Tree ${path}, in brackets`}
      lit={lit}
      vocabulary={
        Array.isArray(vocabulary) ? vocabulary.map(String) : splitSymbols(String(vocabulary ?? ''), 'word')
      }
      onTree={(next) => {
        endGesture(editor);
        edit(editor, (document) => setParameter(document, path, 'value', next));
      }}
    />
  );
}
