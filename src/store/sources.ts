import type { Tables } from './schema.ts';
import { seal } from './seal.ts';

type Given = Pick<
	Tables['sources'],
	'tenant' | 'id' | 'topic' | 'kind' | 'url' | 'given_by' | 'full_text' | 'every' | 'added_by' | 'added_at'
>;

export function sourceSeal({ tenant, id, topic, kind, url, given_by, full_text, every, added_by, added_at }: Given): string {
	return seal('sources', tenant, id, topic, kind, url, given_by, full_text, every, added_by, added_at);
}
