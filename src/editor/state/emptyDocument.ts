import type { Document } from '../../document/document.ts';

export const emptyDocument: Document = { format: 'layerwire', version: 1, nodes: [], wires: [] };
