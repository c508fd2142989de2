import type { Dataset } from '../dataset.ts';
import type { Fault, Reading } from '../fault.ts';

/** Pixels row by row, channels last: one of grey, or red, green and blue, a byte each. */
export interface Picture {
  readonly height: number;
  readonly width: number;
  readonly bytes: Uint8Array;
}

/** How pictures are decoded here; `undefined` for what is no picture. */
export type DecodePicture = (bytes: Uint8Array, channels: 1 | 3) => Promise<Picture | undefined>;

/** The most numbers of all pictures together. */
const mostNumbers = 2 ** 29;

/**
 * Reads pictures that lie in folders named after what they show (`cats/1.png`): `image` (height, width, channels), and `label` with the
 * folders' names in alphabetical order. The size that comes most often is kept; pictures of other sizes are left out and said.
 */
export async function readPictures(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  decode: DecodePicture,
  { name = 'pictures', channels = 1 }: { readonly name?: string; readonly channels?: 1 | 3 } = {},
): Promise<Reading> {
  const faults: Fault[] = [];
  const found: { readonly path: string; readonly label: string; readonly picture: Picture }[] = [];
  const sizes = new Map<string, number>();
  let numbers = 0;
  for (const { path, bytes } of files) {
    const label = path.split('/').at(-2);
    const picture = label === undefined || numbers > mostNumbers ? undefined : await decode(bytes, channels);
    if (label !== undefined && picture) {
      found.push({ path, label, picture });
      numbers += picture.bytes.length;
      sizes.set(sizeOf(picture), (sizes.get(sizeOf(picture)) ?? 0) + 1);
    } else faults.push({ file: path, message: reasonFor(label, numbers) });
  }
  const [size] = [...sizes].sort(([, one], [, other]) => other - one)[0] ?? [];
  for (const { path, picture } of found)
    if (sizeOf(picture) !== size)
      faults.push({
        file: path,
        message: `It has ${sizeOf(picture)} pixels where most have ${size}. Bring all to one size.`,
      });
  const kept = found.filter(({ picture }) => sizeOf(picture) === size);
  const [first] = kept;
  if (!first) return { dataset: undefined, faults: shortened(name, faults) };
  const { height, width } = first.picture;
  const values = new Uint8Array(kept.length * height * width * channels);
  for (const [i, { picture }] of kept.entries()) values.set(picture.bytes, i * height * width * channels);
  const labels = [...new Set(kept.map(({ label }) => label))].sort();
  const indices = Uint32Array.from(kept, ({ label }) => labels.indexOf(label));
  const dataset: Dataset = {
    name,
    count: kept.length,
    columns: [
      {
        kind: 'numbers',
        name: 'image',
        shape: [height, width, channels],
        values,
        divisor: 255,
        starts: undefined,
      },
      { kind: 'class', name: 'label', labels, indices, starts: undefined },
    ],
  };
  return { dataset, faults: shortened(name, faults) };
}

function sizeOf({ height, width }: Picture): string {
  return `${width} × ${height}`;
}

function reasonFor(label: string | undefined, numbers: number): string {
  if (label === undefined) return 'It lies in no folder. Put it into one that is named after what it shows.';
  if (numbers > mostNumbers) return 'There are too many pixels in all. Choose fewer or smaller pictures.';
  return 'It is no picture that can be read. Save it as a PNG.';
}

/** The first of many. */
function shortened(name: string, faults: readonly Fault[]): readonly Fault[] {
  const most = 20;
  if (faults.length <= most) return faults;
  const rest = { file: name, message: `${faults.length - most} more pictures were left out.` };
  return [...faults.slice(0, most), rest];
}
