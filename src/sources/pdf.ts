import { getDocumentProxy } from 'unpdf';
import type { ParsedText } from './document.ts';
import { linesOf, type PrintedLine, type PrintedRun, withoutFurniture } from './pdf-lines.ts';
import { type PdfMetadata, pdfMetadata } from './pdf-metadata.ts';
import { flow } from './pdf-paragraphs.ts';
import { SourceError } from './source-error.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

const MOST_PAGES = 200;
/** Letters without a Unicode value, or in the private-use area. */
const UNREADABLE = /[\ufffd\p{Co}]/gu;

/** Reads the text of a PDF: lines joined into paragraphs, parted words made whole, page heads, feet and numbers left out. */
export async function parsePdf(bytes: Uint8Array, origin: string): Promise<ParsedText> {
	const pdf = await openPdf(bytes, origin);
	try {
		if (pdf.numPages > MOST_PAGES) {
			throw new SourceError({
				origin,
				reason: `it has ${pdf.numPages} pages, more than the limit of ${MOST_PAGES}`,
				advice: 'Give a single article.',
			});
		}
		const { title, paragraphs } = flow(withoutFurniture(await readPages(pdf)));
		checkReadable([title ?? '', ...paragraphs].join(' '), pdf.numPages, origin);
		const metadata = await readMetadata(pdf, [title ?? '', ...paragraphs].join('\n'));
		return { origin, ...metadata, title: title ?? metadata.title, body: paragraphs.filter((text) => text !== metadata.title).join('\n\n') };
	} catch (cause) {
		throw cause instanceof SourceError ? cause : broken(origin, cause);
	} finally {
		await pdf.destroy();
	}
}

async function openPdf(bytes: Uint8Array, origin: string): Promise<Pdf> {
	try {
		return await getDocumentProxy(new Uint8Array(bytes), {
			verbosity: 0,
			isEvalSupported: false,
			disableFontFace: true,
			useSystemFonts: false,
		});
	} catch (cause) {
		if (cause instanceof Error && cause.name === 'PasswordException') {
			const advice = 'Open it with its password, save it without one, and give that file.';
			throw new SourceError({ origin, reason: 'it is encrypted and asks for a password', advice, cause });
		}
		throw broken(origin, cause);
	}
}

function broken(origin: string, cause: unknown): SourceError {
	return new SourceError({ origin, reason: 'the PDF is damaged', advice: 'Save or download it again.', cause });
}

async function readPages(pdf: Pdf): Promise<PrintedLine[][]> {
	const pages: PrintedLine[][] = [];
	for (let number = 1; number <= pdf.numPages; number++) {
		const page = await pdf.getPage(number);
		const { items } = await page.getTextContent();
		pages.push(
			linesOf(
				items.filter((item): item is typeof item & PrintedRun => 'str' in item),
				number,
			),
		);
		page.cleanup();
	}
	return pages;
}

async function readMetadata(pdf: Pdf, text: string): Promise<PdfMetadata> {
	const { info, metadata } = await pdf.getMetadata();
	const described = (name: string): unknown => (metadata as { get(name: string): unknown } | null)?.get(name);
	return pdfMetadata(info as Readonly<Record<string, unknown>>, described, text);
}

function checkReadable(text: string, pages: number, origin: string): void {
	if (text.trim() === '') {
		const reason = `it has ${pages === 1 ? 'a page' : `${pages} pages`} but no text: it looks like a scan`;
		throw new SourceError({ origin, reason, advice: 'Run text recognition on it first (for example ocrmypdf), or give the text.' });
	}
	if ((text.match(UNREADABLE)?.length ?? 0) > text.length * 0.2) {
		throw new SourceError({
			origin,
			reason: 'its letters cannot be told from its fonts',
			advice: 'Run text recognition on it first (for example ocrmypdf).',
		});
	}
}
