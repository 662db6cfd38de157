export { textWidth } from './limits.ts';
export { render, renderAll } from './render.ts';
