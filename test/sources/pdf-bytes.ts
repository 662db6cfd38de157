/** A line of print: its words, its place in points from the page's lower left corner, and the size of its type. */
export interface Print {
	readonly text: string;
	readonly x?: number;
	readonly y: number;
	readonly size?: number;
}

/** A small, valid PDF in Helvetica, with one list of lines for each page. */
export function pdfBytes(
	pages: readonly (readonly Print[])[],
	{ info = '', encrypt = false }: { info?: string; encrypt?: boolean } = {},
): Uint8Array {
	const kids = pages.map((_, i) => `${4 + i * 2} 0 R`).join(' ');
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
		...pages.flatMap((lines, i) => pageObjects(lines, 5 + i * 2)),
		`<< ${info} >>`,
	];
	const secret = `<${'00'.repeat(32)}>`;
	if (encrypt) objects.push(`<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O ${secret} /U ${secret} >>`);
	return assemble(objects, encrypt ? { info: objects.length - 1, encrypt: objects.length } : { info: objects.length });
}

function pageObjects(lines: readonly Print[], stream: number): string[] {
	const drawn = lines
		.map(({ text, x = 72, y, size = 11 }) => `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`)
		.join('\n');
	return [
		`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${stream} 0 R >>`,
		`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
	];
}

function assemble(objects: readonly string[], { info, encrypt }: { info: number; encrypt?: number }): Uint8Array {
	let file = '%PDF-1.4\n';
	const offsets: number[] = [];
	for (const [i, object] of objects.entries()) {
		offsets.push(file.length);
		file += `${i + 1} 0 obj\n${object}\nendobj\n`;
	}
	const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
	const id = `/ID [<${'11'.repeat(16)}> <${'11'.repeat(16)}>]`;
	const trailer = `<< /Size ${objects.length + 1} /Root 1 0 R /Info ${info} 0 R ${encrypt ? `/Encrypt ${encrypt} 0 R ${id}` : ''} >>`;
	return Buffer.from(
		`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${file.length}\n%%EOF`,
		'latin1',
	);
}
