import { MessageSquareText } from 'lucide-react';
import { useId, useRef } from 'react';

/** The mark of a node with a remark, which shows when the mark is pointed at or has the focus. */
export function Remark({ text }: { readonly text: string }) {
  const id = useId();
  const mark = useRef<HTMLButtonElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);
  // In the top layer, as the pictures are painted over all nodes.
  const show = () => {
    const box = mark.current?.getBoundingClientRect();
    if (!box || !bubble.current) return;
    bubble.current.style.left = `${box.left}px`;
    bubble.current.style.top = `${box.bottom + 6}px`;
    bubble.current.showPopover();
  };
  const hide = () => bubble.current?.hidePopover();
  return (
    <>
      <button
        ref={mark}
        type="button"
        className="node-remark"
        aria-label="Remark"
        aria-describedby={id}
        onMouseEnter={show}
        onMouseLeave={hide}
        onFocus={show}
        onBlur={hide}
      >
        <MessageSquareText size={13} />
      </button>
      <span ref={bubble} id={id} className="remark-bubble floating" role="tooltip" popover="manual">
        {text}
      </span>
    </>
  );
}
