import '@xyflow/react/dist/base.css';
import './styles/theme.css';
import './styles/page.css';
import './styles/canvas.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { load } from '../document/load.ts';
import { samples } from '../samples/index.ts';
import { App } from './App.tsx';
import { createActivations } from './state/activations.ts';
import { createEditor } from './state/store.ts';

const [first] = samples;
const loaded = load(first?.document);
const editor = createEditor(loaded.document ?? { format: 'layerwire', version: 1, nodes: [], wires: [] });
const activations = createActivations();
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App editor={editor} activations={activations} />
    </StrictMode>,
  );
