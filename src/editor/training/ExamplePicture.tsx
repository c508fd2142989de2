import { useEffect, useRef } from 'react';
import { type Dataset, datumOf, type NumbersColumn } from '../../data/dataset.ts';

/** An example as it can be told from others: its picture, or its values in words. */
export function ExamplePicture({
  dataset,
  example,
}: {
  readonly dataset: Dataset;
  readonly example: number;
}) {
  const picture = dataset.columns.find((column) => column.kind === 'numbers' && column.shape.length >= 2);
  if (picture?.kind === 'numbers') return <Pixels column={picture} example={example} />;
  const words = dataset.columns.map((column) => {
    const datum = datumOf(column, example);
    if (typeof datum === 'string') return datum;
    return (
      [...datum.subarray(0, 3)].map((each) => each.toFixed(2)).join(', ') + (datum.length > 3 ? '…' : '')
    );
  });
  return <span className="training-words">{words.slice(0, 2).join(' → ')}</span>;
}

function Pixels({ column, example }: { readonly column: NumbersColumn; readonly example: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [height = 1, width = 1, channels = 1] = column.shape;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    const datum = datumOf(column, example);
    if (!context || typeof datum === 'string') return;
    const image = context.createImageData(width, height);
    for (let i = 0; i < width * height; i++) {
      for (let channel = 0; channel < 3; channel++)
        image.data[4 * i + channel] = 255 * (datum[i * channels + (channels === 3 ? channel : 0)] ?? 0);
      image.data[4 * i + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  }, [column, example, width, height, channels]);
  return <canvas ref={canvas} width={width} height={height} className="training-pixels" />;
}
