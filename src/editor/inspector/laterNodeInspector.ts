import { comesLater } from '../panels/comesLater.ts';

export const laterNodeInspector = comesLater(async () => (await import('./NodeInspector.tsx')).NodeInspector);
