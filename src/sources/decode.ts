/** What the bytes 0x80 to 0x9f mean in windows-1252. https://encoding.spec.whatwg.org/index-windows-1252.txt */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * The text in `bytes`: UTF-8, UTF-16 with or without a byte order mark, the `declared` charset, or else windows-1252.
 *
 * Bytes that are valid UTF-8 are read as UTF-8 whatever is declared: in practice the declaration is then wrong. So are bytes with
 * more whole UTF-8 letters than broken ones: that is a damaged UTF-8 file.
 */
export function decode(bytes: Uint8Array, declared?: string): string {
	const wide = utf16(bytes);
	if (wide) return new TextDecoder(wide).decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return notUtf8(bytes, declared);
	}
}

function notUtf8(bytes: Uint8Array, declared: string | undefined): string {
	const lenient = new TextDecoder().decode(bytes);
	const broken = lenient.match(/\ufffd/g)?.length ?? 0;
	const whole = lenient.match(/[^\u0000-\u007f\ufffd]/gu)?.length ?? 0;
	if (whole > broken) return lenient;
	const decoder = declared ? decoderOf(declared) : null;
	return decoder ? decoder.decode(bytes) : windows1252(bytes);
}

function decoderOf(charset: string): InstanceType<typeof TextDecoder> | null {
	try {
		const decoder = new TextDecoder(charset);
		return decoder.encoding === 'windows-1252' || decoder.encoding === 'utf-8' ? null : decoder;
	} catch {
		return null;
	}
}

/** By hand, since some releases of Node 22 and 23 read these bytes as Latin-1. https://github.com/nodejs/node/issues/56542 */
function windows1252(bytes: Uint8Array): string {
	const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
	return latin.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]!);
}

/** UTF-16 by its byte order mark, or by a zero in nearly every second byte, as Latin letters have it. */
export function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	const sample = Math.min(bytes.length, 2_000) & ~1;
	if (sample < 4) return null;
	let even = 0;
	let odd = 0;
	for (let i = 0; i < sample; i += 2) {
		if (bytes[i] === 0) even++;
		if (bytes[i + 1] === 0) odd++;
	}
	const many = sample * 0.4;
	const few = sample * 0.02;
	if (odd > many && even <= few) return 'utf-16le';
	return even > many && odd <= few ? 'utf-16be' : null;
}
