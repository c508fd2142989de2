import '@xyflow/react/dist/base.css';
import './styles/theme.css';
import './styles/page.css';
import './styles/canvas.css';
import './styles/remark.css';
import './styles/wires.css';
import './styles/bodies.css';
import './styles/palette.css';
import './styles/inspector.css';
import './styles/fields.css';
import './styles/panels.css';
import './styles/floating.css';
import './styles/wiring.css';
import './styles/narrow.css';
import './styles/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Document } from '../document/document.ts';
import { isLink } from '../document/isLink.ts';
import { digits } from '../samples/digits.ts';
import { App } from './App.tsx';
import { createActivations } from './state/activations.ts';
import { followAddress } from './state/address.ts';
import { emptyDocument } from './state/emptyDocument.ts';
import { hintOnce, wasHere } from './state/hint.ts';
import { lazyLibrary } from './state/lazyLibrary.ts';
import { followPanels } from './state/panels.ts';
import { createEditor } from './state/store.ts';
import { createTracing } from './state/tracing.ts';

// Our own file, which a test loads, so that the page need not before it is painted.
const sample = digits.document as Document;
// Someone who was here before goes on with their own work, which takes a moment to be read.
const editor = createEditor(isLink(location.hash) || wasHere() ? emptyDocument : sample);
const activations = createActivations();
const tracing = createTracing();
const library = lazyLibrary(editor);
void library.start(() => sample);
followAddress(editor);
followPanels(editor);
hintOnce(editor, digits.hint);
// What is drawn first has no values yet, so that what computes them comes behind it.
void import('./state/runLive.ts').then(({ runLive }) => runLive(editor, activations, tracing));
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App editor={editor} activations={activations} tracing={tracing} library={library} />
    </StrictMode>,
  );
