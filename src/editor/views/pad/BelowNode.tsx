import { type ComponentProps, useEffect, useRef } from 'react';

const gap = 12;
const edge = 8;

/**
 * What opens below a node, or above where there is no room, and goes along with it. In the top layer, as the pictures are painted over
 * all nodes.
 */
export function BelowNode({ className = '', ...others }: ComponentProps<'div'>) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    const anchor = element?.parentElement;
    if (!element || !anchor) return;
    element.showPopover?.();
    let request = 0;
    const follow = () => {
      const { left, top, bottom } = anchor.getBoundingClientRect();
      const { width, height } = element.getBoundingClientRect();
      const fits = bottom + gap + height + edge <= window.innerHeight;
      const x = Math.max(edge, Math.min(left, window.innerWidth - width - edge));
      const y = fits || top < gap + height + edge ? bottom + gap : top - gap - height;
      element.style.translate = `${x}px ${y}px`;
      request = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(request);
  }, []);
  return <div ref={box} popover="manual" className={`below-node floating ${className}`} {...others} />;
}
