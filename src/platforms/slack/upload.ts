import { z } from 'zod';
import type { Card, PicturePart } from '../../model/card.ts';
import type { Draw } from '../../model/picture.ts';
import type { Log } from '../platform.ts';
import { failureOf, type WebClient } from './web-api.ts';

/** A picture that Slack has, for an image block. */
export interface Uploaded {
	readonly file: string;
	readonly alt: string;
}

/** A card waits so long (ms) for its pictures: then it goes out without them. */
const PATIENCE = 5_000;

const place = z.object({ upload_url: z.url(), file_id: z.string() });

/**
 * Gives Slack the card's pictures, unshared, so that only the message shows them. Empty when it does not take them: the card is
 * worth more than its picture. https://docs.slack.dev/messaging/working-with-files
 */
export async function uploadPictures(
	card: Card,
	{ client, draw, log }: { client: WebClient; draw?: Draw | undefined; log: Log },
): Promise<readonly Uploaded[]> {
	const parts = card.parts.filter((part) => part.type === 'picture');
	if (!parts.length || !draw) return [];
	const signal = AbortSignal.timeout(PATIENCE);
	try {
		const uploads = Promise.all(parts.map((part) => upload(part, { client, draw, signal })));
		return await Promise.race([uploads, expiry(signal)]);
	} catch (thrown) {
		const failure = failureOf(thrown);
		const reason = failure.kind === 'refused' ? failure.error : failure.kind === 'limited' ? 'Slack limits uploads' : failure.reason;
		log.warn('a card goes out without its picture', { reason });
		return [];
	}
}

async function upload(
	part: PicturePart,
	{ client, draw, signal }: { client: WebClient; draw: Draw; signal: AbortSignal },
): Promise<Uploaded> {
	const png = new Uint8Array(await draw(part.picture));
	const asked = await client.apiCall('files.getUploadURLExternal', { filename: 'picture.png', length: png.length, alt_txt: part.alt });
	const { upload_url: url, file_id: file } = place.parse(asked);
	const sent = await fetch(url, { method: 'POST', headers: { 'content-type': 'image/png' }, body: png, redirect: 'error', signal });
	if (!sent.ok) throw new Error(`the upload was answered with status ${sent.status}`);
	await client.apiCall('files.completeUploadExternal', { files: [{ id: file, title: part.picture.title }] });
	return { file, alt: part.alt };
}

function expiry(signal: AbortSignal): Promise<never> {
	return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('the upload took too long'))));
}
