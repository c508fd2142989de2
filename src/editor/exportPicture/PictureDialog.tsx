import { Download } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Dialog } from '../panels/Dialog.tsx';
import { colourLimits } from '../state/colourLimits.ts';
import { download } from '../state/download.ts';
import { fileName } from '../state/files.ts';
import { notify } from '../state/notify.ts';
import { shownActivations } from '../state/shownActivations.ts';
import { useActivations, useEditor } from '../state/useEditor.ts';
import { Choice } from './Choice.tsx';
import { readLightTheme } from './colours.ts';
import { drawSvg } from './drawSvg.ts';
import { paintAll, paintUnrolled } from './paintAll.ts';
import { canRender, renderPng } from './renderPng.ts';
import { useObjectUrl } from './useObjectUrl.ts';
import './exportPicture.css';

const formats = { svg: 'SVG', png: 'PNG' } as const;
const scales = { '1': '1 ×', '2': '2 ×', '4': '4 ×' } as const;
const backgrounds = { white: 'White', transparent: 'Transparent' } as const;
const parts = { all: 'The whole graph', selection: 'The selection', unrolled: 'What is unrolled' } as const;

const nothing: ReadonlySet<string> = new Set();

/** The drawing as a file for a paper or a lecture, with a look at it before it is saved. */
export function PictureDialog() {
  const editor = useEditor();
  const activations = useActivations();
  // As it is now: values that come in meanwhile would make the picture flicker, but for those that were out of sight.
  const [state] = useState(editor.getState);
  const [theme] = useState(readLightTheme);
  const [paintings, setPaintings] = useState(() => paint());
  function paint() {
    const limit = colourLimits(editor, activations).limit();
    const shown = shownActivations(editor, activations);
    // A node and an instance may show the same input: the instance has it as it is looked at.
    return {
      nodes: paintAll(state, activations, theme.palette, limit),
      unrolled: paintUnrolled(state, shown, theme.palette, limit),
    };
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the picture is painted again once, with the next values.
  useEffect(() => {
    const missing = () =>
      [...state.layout.values()].some(({ picture }) => picture && !activations.get(picture.port));
    if (!missing()) return;
    const end = activations.subscribe(() => {
      end();
      setPaintings(paint());
    });
    return end;
  }, [state, activations]);
  const [format, setFormat] = useState<keyof typeof formats>('svg');
  const [scale, setScale] = useState<keyof typeof scales>('2');
  const [background, setBackground] = useState<keyof typeof backgrounds>('white');
  const { selectedNodes, layout, wires, inference, history, entered, unrollings } = state;
  const [part, setPart] = useState<keyof typeof parts>('all');

  const svg = useMemo(
    () =>
      drawSvg({
        layout,
        wires,
        types: inference.types,
        paintings: paintings.nodes,
        unrolled: {
          drawings:
            part === 'selection' ? unrollings.filter(({ path }) => selectedNodes.has(path)) : unrollings,
          paintings: paintings.unrolled,
        },
        colours: theme.colours,
        title: history.present.title ?? '',
        // They lie on the graph as a whole.
        annotated: part === 'all' && entered === '' ? history.present : undefined,
        only: { all: undefined, selection: selectedNodes, unrolled: nothing }[part],
        background,
      }),
    [
      layout,
      wires,
      inference,
      paintings,
      theme,
      history,
      entered,
      unrollings,
      part,
      selectedNodes,
      background,
    ],
  );
  const preview = useObjectUrl(svg.text);
  const factor = Number(scale);
  const fits = format === 'svg' || canRender(svg, factor);

  const save = async () => {
    const name = fileName(history.present).replace(/\.json$/, `.${format}`);
    const file =
      format === 'svg' ? new Blob([svg.text], { type: 'image/svg+xml' }) : await renderPng(svg, factor);
    if (!file) {
      notify(editor, {
        tone: 'error',
        text: 'The browser has no room for a PNG of this size. Take a smaller scale, or an SVG.',
      });
      return;
    }
    download(name, file);
    editor.setState({ dialog: undefined });
    notify(editor, { tone: 'info', text: `Saved as ${name}.` });
  };

  return (
    <Dialog title="Export a picture">
      <div className="export">
        <div className="export-preview" data-background={background}>
          {preview !== undefined && <img src={preview} alt="The drawing as it will be saved" />}
        </div>
        <Choice legend="Format" of={formats} value={format} onValue={setFormat} />
        {format === 'png' && <Choice legend="Scale" of={scales} value={scale} onValue={setScale} />}
        <Choice legend="Background" of={backgrounds} value={background} onValue={setBackground} />
        {(selectedNodes.size > 0 || unrollings.length > 0) && (
          <Choice
            legend="What"
            of={parts}
            without={[
              ...(selectedNodes.size > 0 ? [] : (['selection'] as const)),
              ...(unrollings.length > 0 ? [] : (['unrolled'] as const)),
            ]}
            value={part}
            onValue={setPart}
          />
        )}
        <div className="export-actions">
          <button
            type="button"
            className="button"
            data-primary="true"
            disabled={!fits}
            onClick={() => void save()}
          >
            <Download size={14} aria-hidden="true" />
            Save the picture
          </button>
          <span className="export-size" role="status">
            {format === 'svg'
              ? `${svg.width} × ${svg.height}, sharp at any size`
              : fits
                ? `${svg.width * factor} × ${svg.height * factor} pixels`
                : 'Too large for a PNG: take a smaller scale, or an SVG.'}
          </span>
        </div>
      </div>
    </Dialog>
  );
}
