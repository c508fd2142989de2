import { type ComponentType, useEffect, useState } from 'react';

/** A component whose code comes behind the first paint, which shows none. */
export interface Later<Props> {
  /** The component, if it is there. */
  get(): ComponentType<Props> | undefined;
  fetch(): Promise<ComponentType<Props>>;
}

export function comesLater<Props>(load: () => Promise<ComponentType<Props>>): Later<Props> {
  let fetched: ComponentType<Props> | undefined;
  return {
    get: () => fetched,
    async fetch() {
      fetched ??= await load();
      return fetched;
    },
  };
}

/**
 * The component once it is there; fetches it behind the paint in which it is first asked for. Not by `lazy`, which keeps even what is
 * there already back for a moment: the focus could not go to a field at once, and what is typed on would go elsewhere.
 */
export function useLater<Props>(later: Later<Props>): ComponentType<Props> | undefined {
  const [shown, show] = useState(later.get);
  useEffect(() => {
    if (!shown) void later.fetch().then((component) => show(() => component));
  }, [shown, later]);
  return shown;
}
