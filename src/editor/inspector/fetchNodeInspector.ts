/** What shows a node in the inspector is not there before the first paint, which shows none. */
export const fetchNodeInspector = () => import('./NodeInspector.tsx');
