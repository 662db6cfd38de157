import { isSecretField } from './redact.ts';

/** How deep, how many of a list, and how many characters of a text are worth a line in a log. */
const DEEPEST = 6;
const MOST = 50;
const LONGEST = 8_000;

type Redact = (text: string) => string;

/**
 * Any value as JSON can hold it: errors with their causes and whatever their makers hung on them, each text and each name
 * redacted, without the fields that hold secrets. What is too deep, too long or comes round again is said to be so.
 */
export function plain(value: unknown, redact: Redact): unknown {
	return shown(value, { redact, above: [] });
}

interface Around {
	readonly redact: Redact;
	/** What the value lies in, outermost first. */
	readonly above: readonly object[];
}

function shown(value: unknown, { redact, above }: Around): unknown {
	if (typeof value === 'string') return text(value, redact);
	if (typeof value === 'bigint') return String(value);
	if (typeof value === 'symbol' || typeof value === 'function') return `[${typeof value}]`;
	if (typeof value !== 'object' || value === null) return value;
	if (above.includes(value)) return '[again]';
	if (above.length >= DEEPEST) return '[too deep]';
	const within = { redact, above: [...above, value] };
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no date' : value.toISOString();
	if (value instanceof URL) return text(value.href, redact);
	if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
	if (value instanceof Map)
		return fields(
			[...value].map(([name, one]) => [String(name), one]),
			within,
		);
	if (value instanceof Set || Array.isArray(value)) return list([...value], within);
	if (value instanceof Error) return { ...error(value, within), ...fields(entriesOf(value), within) };
	if (isIterableOfPairs(value)) return fields([...value], within);
	return fields(entriesOf(value), within);
}

function error(value: Error, within: Around): Record<string, unknown> {
	const cause = value.cause === undefined ? {} : { cause: shown(value.cause, within) };
	const errors = value instanceof AggregateError ? { errors: list(value.errors, within) } : {};
	const [name, message, stack] = [value.name, value.message, value.stack ?? ''].map((one) => text(String(one), within.redact));
	return { name, message, stack, ...cause, ...errors };
}

function list(values: readonly unknown[], within: Around): unknown[] {
	const some = values.slice(0, MOST).map((one) => shown(one, within));
	return values.length > MOST ? [...some, `… ${values.length - MOST} more`] : some;
}

function fields(entries: readonly (readonly [string, unknown])[], within: Around): Record<string, unknown> {
	const some = entries.slice(0, MOST).map(([name, value]) => {
		return [within.redact(name), isSecretField(name) ? '•••' : shown(value, within)];
	});
	return Object.fromEntries(entries.length > MOST ? [...some, ['…', `${entries.length - MOST} more`]] : some);
}

/** Redacted before it is cut: half a secret would not be known again. */
function text(value: string, redact: Redact): string {
	const safe = redact(value);
	return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}… (${value.length} characters)` : safe;
}

/** A field that cannot be read is left out: a log must not fail. */
function entriesOf(value: object): [string, unknown][] {
	return Object.keys(value).flatMap((name): [string, unknown][] => {
		try {
			return [[name, (value as Readonly<Record<string, unknown>>)[name]]];
		} catch {
			return [];
		}
	});
}

/** Headers and URLSearchParams, whose fields are no properties. */
function isIterableOfPairs(value: object): value is Headers | URLSearchParams {
	return value instanceof Headers || value instanceof URLSearchParams;
}
