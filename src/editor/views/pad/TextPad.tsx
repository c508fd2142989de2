import type { Problem } from '../../../base/problem.ts';
import { ProblemFixes } from '../../panels/ProblemFixes.tsx';
import { BelowNode } from './BelowNode.tsx';

interface TextPadProps {
  readonly value: string;
  /** What is typed, in words. */
  readonly label: string;
  /** What is wrong with the text. */
  readonly problem: Problem | undefined;
  readonly onText: (text: string) => void;
  /** The field is left: what was typed is complete. */
  readonly onEnd: () => void;
}

/** The field on a node in which one types its text; what is wrong with it stands right below, with what mends it. */
export function TextPad({ value, label, problem, onText, onEnd }: TextPadProps) {
  return (
    <div className="text-pad nodrag nopan nowheel">
      <textarea
        aria-label={label}
        aria-invalid={!!problem}
        placeholder="no value yet"
        spellCheck={false}
        value={value}
        onChange={(event) => onText(event.target.value)}
        onBlur={onEnd}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {problem && (
        <BelowNode role="alert">
          <p className="pad-fault">{problem.message}</p>
          <ProblemFixes problem={problem} />
        </BelowNode>
      )}
    </div>
  );
}
