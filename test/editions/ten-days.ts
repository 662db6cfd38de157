import { readdirSync } from 'node:fs';
import path from 'node:path';
import { digest } from '../../src/digest/digest.ts';
import type { Report } from '../../src/editions/report.ts';
import { readDocument } from '../../src/sources/file.ts';

const FOLDER = path.join(import.meta.dirname, 'ten-days');

/** The reports of an invented accident, three sources a day from Monday 3 to Wednesday 12 March 2025, by their day. */
export async function tenDays(): Promise<ReadonlyMap<string, readonly Report[]>> {
	const days = new Map<string, Report[]>();
	for (const name of readdirSync(FOLDER).sort()) {
		const document = await readDocument(path.join(FOLDER, name));
		const day = document.published ?? '';
		days.set(day, [...(days.get(day) ?? []), { document, digest: digest(document) }]);
	}
	return days;
}
