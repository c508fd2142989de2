import { useEffect, useState } from 'react';
import { useTracing } from '../state/useEditor.ts';

/** A byte for each symbol of what is typed: whether it is lit; nothing while none is. */
export function useLitSymbols(port: string): Uint8Array | undefined {
  const tracing = useTracing();
  const [lit, setLit] = useState<Uint8Array>();
  useEffect(() => {
    const read = () => {
      const found = tracing.litOf(port);
      setLit(found?.sources ?? found?.targets);
    };
    read();
    return tracing.subscribe(read);
  }, [tracing, port]);
  return lit;
}
