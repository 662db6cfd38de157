import { hash } from './table.ts';

export const THAT = hash('that');
export const TO = hash('to');
export const BE = hash('be');
export const HAVE = hash('have');
export const NOT = hash('not');
export const AND = hash('and');
export const DASHES: ReadonlySet<number> = new Set(['―', '—', '–', '--', '-'].map(hash));
export const COLON = hash(':');
export const HYPHEN = hash('-');
export const RELATIVE: ReadonlySet<number> = new Set(['who', 'which', 'whose'].map(hash));
export const GENITIVE: ReadonlySet<number> = new Set(["'s", '’s', "'", '’'].map(hash));
export const POSSESSIVE: ReadonlySet<number> = new Set(['his', 'her', 'its', 'their', 'my', 'our', 'your'].map(hash));
export const FIRST_PERSON: ReadonlySet<number> = new Set(['i', 'we', 'you', 'me', 'us'].map(hash));
