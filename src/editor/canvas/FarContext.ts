import { createContext } from 'react';

/** Below this zoom names and ports are too small to be read or hit. */
export const leastZoom = 0.3;

/**
 * Whether the drawing is looked at from so far that nodes and wires leave out their details. Every port costs time whenever
 * anything moves, so that a large drawing that is in sight as a whole would falter with all of them.
 */
export const FarContext = createContext(false);
