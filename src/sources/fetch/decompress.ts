import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

/** Nobody wraps a page more than once; each layer multiplies what a bomb can hold. */
const MOST_LAYERS = 2;

/** More bytes than may be read. */
export class TooLarge extends Error {
	override readonly name = 'TooLarge';
}

/** A `Content-Encoding` that cannot be undone. */
export class UnknownEncoding extends Error {
	override readonly name = 'UnknownEncoding';
}

/**
 * The whole body, decompressed as it comes in. Stops at `most` bytes, so that a small body which would grow to gigabytes costs no
 * more than a large one. Throws TooLarge, UnknownEncoding, or what the stream throws.
 */
export async function readBody(body: Readable, { encoding, most }: { encoding: string; most: number }): Promise<Uint8Array> {
	const names = encoding.split(',').flatMap((name) => name.trim().toLowerCase() || []);
	if (names.length > MOST_LAYERS) throw new UnknownEncoding(encoding);
	// What is ended early complains when nobody listens any more.
	body.on('error', () => {});
	let stream: Readable = body;
	try {
		for (const name of names.reverse()) stream = await undo(stream, { name, most });
		return await gather(stream, most);
	} finally {
		body.destroy();
		stream.destroy();
	}
}

async function gather(stream: Readable, most: number): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of stream as AsyncIterable<Uint8Array>) {
		size += chunk.length;
		if (size > most) throw new TooLarge();
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

async function undo(stream: Readable, { name, most }: { name: string; most: number }): Promise<Readable> {
	if (name === 'identity') return stream;
	if (name === 'gzip' || name === 'x-gzip') return through(stream, createGunzip());
	if (name === 'br') return through(stream, createBrotliDecompress());
	if (name !== 'deflate') throw new UnknownEncoding(name);
	// Servers mean two formats by it; the one with a wrapper begins with 0x?8. RFC 1950, section 2.2
	const packed = await gather(stream, most);
	return through(Readable.from([packed]), (packed[0] ?? 0) % 16 === 8 ? createInflate() : createInflateRaw());
}

function through(stream: Readable, transform: Transform): Readable {
	// Its errors come out of the transform, where they are awaited.
	return pipeline(stream, transform, () => {});
}
