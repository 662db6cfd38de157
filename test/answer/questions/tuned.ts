import { FIRST } from './first.ts';
import { FIXTURES } from './fixtures.ts';
import type { Row } from './row.ts';
import { SECOND } from './second.ts';
import { THIRD } from './third.ts';

/** What rules and gate are tuned by, by document. */
export const TUNED: Readonly<Record<string, readonly Row[]>> = { ...FIRST, ...FIXTURES, ...SECOND, ...THIRD };
