/** How many rows of a matrix lie side by side in a panel: as many as a product of matrices computes at a time. */
export const panelWidth = 8;
