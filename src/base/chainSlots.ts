/** How many values a chain of elementwise functions can hand from step to step at a time, without a place in memory. */
export const chainSlots = 8;
