import fc from 'fast-check';

/** The same random input in every run, so that what fails was caused by the change; `DUPIN_SEED=7 npm test` tries others. */
fc.configureGlobal({ seed: Number(process.env.DUPIN_SEED ?? 1) });
