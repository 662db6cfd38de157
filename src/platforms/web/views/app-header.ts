import { type Element, element } from '../element.ts';

/** The app's line over a message: picture, name, and the sign that it is no person. */
export function appHeader(sign: string): Element {
	return element(
		'div',
		{ class: 'app' },
		element('span', { class: 'picture', 'aria-hidden': 'true' }),
		element('strong', {}, 'Byline'),
		' ',
		element('span', { class: 'sign' }, sign),
	);
}
