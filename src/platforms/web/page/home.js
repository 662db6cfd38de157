import { draw, part } from './draw.js';

/** @import { Element as Drawn } from '../element.ts' */

/** Byline's own page. */
export function home() {
	const place = part('home', HTMLElement);
	return {
		/** @param {Drawn} body */
		show(body) {
			place.replaceChildren(draw(body));
		},
	};
}
