import { useEffect, useMemo, useRef, useState } from 'react';
import { infer } from '../../compiler/infer.ts';
import type { Document } from '../../document/document.ts';
import { factsOf } from '../canvas/layout/facts.ts';
import { layOut, titleOf } from '../canvas/layout/layout.ts';
import { drawnWires } from '../canvas/wires/wires.ts';
import { coloursOf } from '../exportPicture/colours.ts';
import type { Painting } from '../exportPicture/drawNode.ts';
import { drawSvg } from '../exportPicture/drawSvg.ts';
import { useObjectUrl } from '../exportPicture/useObjectUrl.ts';
import { usePalette } from '../views/usePalette.ts';

interface Props {
  readonly document: Document;
  /** The block that the example is about. */
  readonly block: string;
}

const nothing: ReadonlySet<string> = new Set();
const unpainted: ReadonlyMap<string, Painting> = new Map();

/** A graph as the canvas draws it, with what it computes; the nodes of a block are outlined. */
export function ExampleDrawing({ document, block }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const palette = usePalette(place);
  const [paintings, setPaintings] = useState(unpainted);
  const example = useMemo(() => {
    const inference = infer(document);
    return { document, inference, layout: layOut(document, factsOf(inference, nothing)) };
  }, [document]);

  useEffect(() => {
    if (!palette) return;
    let end: (() => void) | undefined;
    let gone = false;
    // The drawing need not wait for what computes it.
    void import('./paintExample.ts').then(({ paintExample }) => {
      if (!gone) end = paintExample(example, palette, setPaintings);
    });
    return () => {
      gone = true;
      end?.();
    };
  }, [example, palette]);

  const svg = useMemo(() => {
    if (!palette || !place.current) return undefined;
    const style = getComputedStyle(place.current);
    const { inference, layout } = example;
    return drawSvg({
      layout,
      wires: drawnWires(example.document, inference, layout),
      types: inference.types,
      paintings,
      colours: coloursOf((name) => style.getPropertyValue(name)),
      title: example.document.title ?? '',
      background: 'transparent',
      ground: style.getPropertyValue('--ground'),
      outlined: { block, colour: style.getPropertyValue('--accent') },
    });
  }, [example, paintings, palette, block]);
  const address = useObjectUrl(svg?.text);
  const names = [...example.layout.values()].map(({ node }) => titleOf(node)).join(', ');
  return (
    <div className="example-drawing" ref={place}>
      {svg && <img src={address} width={svg.width} height={svg.height} alt={`${document.title}: ${names}`} />}
    </div>
  );
}
