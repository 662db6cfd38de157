/** What the public-data harness calls: the shapes are at the top of its `lib/adapter.mjs`. */
export { answer } from './answer.ts';
export { attributions } from './attributions.ts';
export { dates, sentences } from './dates.ts';
export { cluster } from './stories.ts';
export { summarize } from './summarize.ts';
