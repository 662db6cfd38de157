import type { Card } from '../../model/card.ts';
import type { Draw } from '../../model/picture.ts';
import type { Log } from '../platform.ts';
import type { Body, Container, NewMessage } from './components.ts';
import { TYPE } from './components.ts';

/** A picture on its way with a message. */
export interface Attached {
	readonly name: string;
	readonly data: Buffer;
	readonly contentType: 'image/png';
	readonly alt: string;
}

/** The card's pictures, drawn; none where that fails: the card is worth more than its picture. */
export async function drawn(card: Card, { draw, log }: { draw?: Draw | undefined; log: Log }): Promise<readonly Attached[]> {
	const parts = card.parts.filter((part) => part.type === 'picture');
	if (!parts.length || !draw) return [];
	try {
		return await Promise.all(
			parts.map(async ({ picture, alt }, i) => {
				const data = Buffer.from(await draw(picture));
				return { name: `picture-${i}.png`, data, contentType: 'image/png' as const, alt };
			}),
		);
	} catch (cause) {
		log.warn('a card goes out without its picture', { cause });
		return [];
	}
}

/** The card without what a message shows as pictures. */
export function withoutPictures(card: Card): Card {
	return { ...card, parts: card.parts.filter(({ type }) => type !== 'picture') };
}

/** The message with its pictures: after the card's words, before its buttons. */
export function attach<B extends Body | NewMessage>(body: B, pictures: readonly Attached[]): B {
	if (!pictures.length) return body;
	const attachments = pictures.map(({ name, alt }, id) => ({ id, filename: name, description: alt }));
	const [first] = pictures;
	const embeds = body.embeds?.map((embed, i) => (i === 0 ? { ...embed, image: { url: `attachment://${first!.name}` } } : embed));
	const components = body.components.map((one) => (one.type === TYPE.container ? withGallery(one, pictures) : one));
	return { ...body, ...(embeds && { embeds }), components, attachments };
}

/** https://discord.com/developers/docs/components/reference#media-gallery */
function withGallery(container: Container, pictures: readonly Attached[]): Container {
	const items = pictures.map(({ name, alt }) => ({ media: { url: `attachment://${name}` }, description: alt }));
	const rows = container.components.filter(({ type }) => type === TYPE.row);
	const words = container.components.filter(({ type }) => type !== TYPE.row);
	return { ...container, components: [...words, { type: TYPE.gallery, items }, ...rows] };
}
