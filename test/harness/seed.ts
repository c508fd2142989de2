import fc from 'fast-check';

/*
 * All that is drawn at random is drawn from LAWS_SEED, or from the same seed in every run, so that the verdict on the code
 * changes with the code alone. LAWS_SEED=random draws anew.
 */

const { LAWS_SEED = '1' } = process.env;
if (LAWS_SEED !== 'random') fc.configureGlobal({ seed: Number(LAWS_SEED) });
