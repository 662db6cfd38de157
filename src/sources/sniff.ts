import { utf16 } from './decode.ts';

export type Format = 'text' | 'markdown' | 'html' | 'pdf';
export type Sniffed = { readonly format: Format } | { readonly unfit: string; readonly advice: string };

const SAVE_AS = 'Save it as text, Markdown, HTML or PDF, and give that file.';
const PICTURE = 'A picture has no text to read; give the article itself.';
const PACKED = 'Unpack it, and give the article inside.';
const SOUND = 'Give a written transcript instead.';

/** First bytes (as Latin-1), what they stand for, and what to do. https://en.wikipedia.org/wiki/List_of_file_signatures */
const SIGNATURES: readonly (readonly [start: RegExp, looks: string, advice: string])[] = [
	[/^\u0089PNG\r\n/, 'a PNG picture', PICTURE],
	[/^\u00ff\u00d8\u00ff/, 'a JPEG picture', PICTURE],
	[/^GIF8[79]a/, 'a GIF picture', PICTURE],
	[/^RIFF[\s\S]{4}WEBP/, 'a WebP picture', PICTURE],
	[/^(?:II\*\0|MM\0\*)/, 'a TIFF picture', PICTURE],
	[/^BM[\s\S]{4}\0\0\0\0/, 'a BMP picture', PICTURE],
	[/^[\s\S]{4}ftyp(?:heic|heix|mif1|avif)/, 'a picture', PICTURE],
	[/^PK\u0003\u0004[\s\S]*word\//, 'a Word document', SAVE_AS],
	[/^PK\u0003\u0004[\s\S]*xl\//, 'an Excel workbook', SAVE_AS],
	[/^PK\u0003\u0004[\s\S]*mimetypeapplication\/vnd\.oasis/, 'an OpenDocument file', SAVE_AS],
	[/^PK\u0003\u0004[\s\S]*mimetypeapplication\/epub/, 'an EPUB book', SAVE_AS],
	[/^PK(?:\u0003\u0004|\u0005\u0006)/, 'a ZIP archive', PACKED],
	[/^\u001f\u008b/, 'a gzip archive', PACKED],
	[/^BZh\d1AY/, 'a bzip2 archive', PACKED],
	[/^\u00fd7zXZ\0/, 'an xz archive', PACKED],
	[/^\u0028\u00b5\u002f\u00fd/, 'a zstd archive', PACKED],
	[/^7z\u00bc\u00af/, 'a 7-Zip archive', PACKED],
	[/^Rar!\u001a/, 'a RAR archive', PACKED],
	[/^[\s\S]{257}ustar/, 'a tar archive', PACKED],
	[/^\u00d0\u00cf\u0011\u00e0/, 'an old Microsoft Office file', SAVE_AS],
	[/^\{\\rtf/, 'an RTF document', SAVE_AS],
	[/^%!PS/, 'a PostScript file', SAVE_AS],
	[/^\u007fELF|^MZ[\s\S]{2}\0|^\u00cf\u00fa\u00ed\u00fe|^\u00ca\u00fe\u00ba\u00be/, 'a program', 'Give a news article instead.'],
	[/^SQLite format 3\0/, 'an SQLite database', 'Give a news article instead.'],
	[/^[\s\S]{4}ftyp|^\u001aE\u00df\u00a3/, 'a video or sound file', SOUND],
	[/^ID3|^\u00ff[\u00fb\u00f3\u00f2]|^OggS|^fLaC|^RIFF[\s\S]{4}WAVE/, 'a sound file', SOUND],
];
const HTML_START =
	/^(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|article|main|section|header|div|p|h[1-6])[\s>])/i;
const XML_START = /^\s*(?:<\?xml|<rss[\s>]|<feed[\s>]|<rdf:)/i;
const FRONT_MATTER = /^---[ \t]*\r?\n(?:[^\n]*\n){0,40}?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
const BY_NAME: readonly (readonly [name: RegExp, format: Format])[] = [
	[/\.(?:md|markdown|mdown|mkd)$/i, 'markdown'],
	[/\.(?:html?|xhtml)$/i, 'html'],
];

/** What the bytes are, by their first bytes and then by the file's name; `unfit` is what they look like when no article is in them. */
export function sniff(bytes: Uint8Array, name: string): Sniffed {
	const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4_096));
	const latin = head.toString('latin1');
	if (latin.slice(0, 1_024).includes('%PDF-')) return { format: 'pdf' };
	if (/\.pdf$/i.test(name))
		return { unfit: 'it is named .pdf, but it has no PDF in it', advice: 'Save it again as PDF, or give it its right name.' };
	for (const [start, looks, advice] of SIGNATURES) {
		if (start.test(latin)) return { unfit: `it looks like ${looks}`, advice };
	}
	const wide = utf16(bytes);
	if (!wide && isBinary(head)) return { unfit: 'it is binary data, not text', advice: 'Give a text, Markdown, HTML or PDF file.' };
	return sniffText(wide ? new TextDecoder(wide).decode(head) : head.toString('utf8').replace(/^\ufeff/, ''), name);
}

function sniffText(head: string, name: string): Sniffed {
	if (HTML_START.test(head)) return { format: 'html' };
	if (XML_START.test(head)) {
		return { unfit: 'it looks like a feed or other XML, not an article', advice: 'Give one article as text, Markdown, HTML or PDF.' };
	}
	for (const [pattern, format] of BY_NAME) if (pattern.test(name)) return { format };
	return { format: FRONT_MATTER.test(head) ? 'markdown' : 'text' };
}

/** A zero byte, or more than one control character in thirty. */
function isBinary(head: Uint8Array): boolean {
	let controls = 0;
	for (const byte of head) {
		if (byte === 0) return true;
		if (byte < 32 && (byte < 7 || byte > 13) && byte !== 27) controls++;
	}
	return controls > head.length / 30;
}
