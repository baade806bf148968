/**
 * Pages may not make code out of text. Zod tries whether it could, which the browser reports as a fault of the page;
 * told so before it is loaded, it does not try.
 */
export const NO_EVAL_SCRIPT = `globalThis.__zod_globalConfig={jitless:true}`;
