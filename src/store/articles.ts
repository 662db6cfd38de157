import type { Tables } from './schema.ts';
import { seal } from './seal.ts';

export function articleSeal(row: Omit<Tables['articles'], 'seal'>): string {
	const { tenant, id, topic, source, guid, mark, url, document, day, modified, sketch, repeats, seen_at, changed_at, withdrawn_at } = row;
	const values = [tenant, id, topic, source, guid, mark, url, document, day, modified, sketch, repeats, seen_at, changed_at, withdrawn_at];
	return seal('articles', ...values);
}

export function versionSeal({ tenant, article, document, at }: Omit<Tables['versions'], 'seal'>): string {
	return seal('versions', tenant, article, document, at);
}
