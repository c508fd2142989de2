import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Activations } from './activations.ts';
import type { Library } from './library.ts';
import type { Editor, EditorState } from './store.ts';
import type { Tracing } from './tracing.ts';

export const EditorContext = createContext<Editor | undefined>(undefined);

/** The editor that the component is part of; throws outside of one. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('This component belongs inside an EditorContext.');
  return editor;
}

/** A slice of the state; the component is drawn anew when the slice becomes another. */
export function useEditorState<T>(slice: (state: EditorState) => T): T {
  return useStore(useEditor(), slice);
}

export const ActivationsContext = createContext<Activations | undefined>(undefined);

/** The live values; they change without drawing any component anew. */
export function useActivations(): Activations {
  const activations = useContext(ActivationsContext);
  if (!activations) throw new Error('This component belongs inside an ActivationsContext.');
  return activations;
}

export const TracingContext = createContext<Tracing | undefined>(undefined);

/** Which cells are lit; they change without drawing any component anew. */
export function useTracing(): Tracing {
  const tracing = useContext(TracingContext);
  if (!tracing) throw new Error('This component belongs inside a TracingContext.');
  return tracing;
}

export const LibraryContext = createContext<Library | undefined>(undefined);

/** The documents of this browser, and files. */
export function useLibrary(): Library {
  const library = useContext(LibraryContext);
  if (!library) throw new Error('This component belongs inside a LibraryContext.');
  return library;
}
