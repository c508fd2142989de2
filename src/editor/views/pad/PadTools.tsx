import { Eraser, ImagePlus, Pencil, Trash2 } from 'lucide-react';

export const tools = ['pen', 'eraser'] as const;
export type Tool = (typeof tools)[number];

const titles = { pen: 'Pen', eraser: 'Eraser' } satisfies Record<Tool, string>;
const icons = { pen: Pencil, eraser: Eraser } satisfies Record<Tool, unknown>;
const digits = Array.from({ length: 10 }, (_, digit) => digit);

interface PadToolsProps {
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  readonly onClear: () => void;
  /** Draws a sample digit, 0 to 9. */
  readonly onSample: (digit: number) => void;
  /** Whether the panel is open that takes pictures from files and the camera. */
  readonly picturing: boolean;
  readonly onPicturing: () => void;
}

/** The row of tools under a drawing pad. */
export function PadTools({ tool, onTool, onClear, onSample, picturing, onPicturing }: PadToolsProps) {
  return (
    <div className="pad-tools">
      {tools.map((each) => {
        const Icon = icons[each];
        return (
          <button
            key={each}
            type="button"
            title={titles[each]}
            aria-label={titles[each]}
            aria-pressed={tool === each}
            onClick={() => onTool(each)}
          >
            <Icon size={14} aria-hidden="true" />
          </button>
        );
      })}
      <button type="button" title="Clear" aria-label="Clear the picture" onClick={onClear}>
        <Trash2 size={14} aria-hidden="true" />
      </button>
      <button
        type="button"
        title="Picture from a file or the camera"
        aria-label="Picture from a file or the camera"
        aria-expanded={picturing}
        onClick={onPicturing}
      >
        <ImagePlus size={14} aria-hidden="true" />
      </button>
      <select
        title="Sample digits"
        aria-label="Draw a sample digit"
        value=""
        onChange={(event) => event.target.value !== '' && onSample(Number(event.target.value))}
      >
        <option value="" disabled hidden>
          0–9
        </option>
        {digits.map((digit) => (
          <option key={digit} value={digit}>
            {digit}
          </option>
        ))}
      </select>
    </div>
  );
}
