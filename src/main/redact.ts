/** Shorter ones would blot out ordinary words. */
const SHORTEST = 6;

const HIDDEN = '•••';

/**
 * Secrets that nobody has told us of, by the shape in which they travel: Slack's tokens and response urls, Discord's token,
 * the tokens of its interactions, credentials in a header, in an address and in its query.
 */
const SHAPES: readonly (readonly [shape: RegExp, shown: string])[] = [
	[/\bx(?:ox[a-z]|app)-[\w-]+/g, HIDDEN],
	[/\b[\w-]{22,30}\.[\w-]{6,8}\.[\w-]{27,45}\b/g, HIDDEN],
	[/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${HIDDEN}`],
	[/(\bauthorization\\?["']?\s*[:=]\s*\\?["']?)(?:\w+\s+)?[^\s"',}\\]+/gi, `$1${HIDDEN}`],
	[/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@"']*:[^\s/@"']+@/gi, `$1${HIDDEN}@`],
	[/([?&][\w-]*(?:token|secret|ticket|signature|sig|password|auth|code|state|key)=)[^&#\s"'<>\\]+/gi, `$1${HIDDEN}`],
	[/(\/(?:commands|actions|services|workflows)\/T\w+\/)[^\s"'<>\\]+/g, `$1${HIDDEN}`],
	[/(\/webhooks\/\d+\/)[^/?\s"'<>\\]+/g, `$1${HIDDEN}`],
	[/(\/interactions\/\d+\/)[^/?\s"'<>\\]+/g, `$1${HIDDEN}`],
];

/** Fields whose value is never shown, whatever it is. */
const FIELD =
	/^(?:authorization|proxy-authorization|cookie|set-cookie|ticket|responder|response_url|x-slack-signature|.*(?:token|secret|passw(?:or)?d|api[-_]?key))$/i;

/** True for a field that holds a secret by its name: `authorization`, `botToken`. */
export function isSecretField(name: string): boolean {
	return FIELD.test(name);
}

/** Makes what takes the given secrets out of a text: as they are, escaped for JSON or an address (also twice), as base64 and as hex. */
export function redactor(secrets: readonly string[]): (text: string) => string {
	const known = [...new Set(secrets.filter(({ length }) => length >= SHORTEST))].sort((a, b) => b.length - a.length);
	const forms = known.flatMap((secret) => [spelled(secret), ...encoded(secret)]);
	const given = forms.length ? new RegExp(forms.join('|'), 'g') : null;
	return (text) => {
		const rest = given ? text.replace(given, HIDDEN) : text;
		return SHAPES.reduce((shown, [shape, replacement]) => shown.replace(shape, replacement), rest);
	};
}

/** Matches a secret whichever of its characters are escaped: `%`-escapes, or JSON's. */
function spelled(secret: string): string {
	return [...secret].map(character).join('');
}

function character(one: string): string {
	const percent = [...Buffer.from(one)].map((byte) => `%(?:25)*${anyCase(byte.toString(16).padStart(2, '0'))}`).join('');
	const units = Array.from({ length: one.length }, (_, i) => one.charCodeAt(i));
	const unicode = units.map((unit) => `\\\\+u${anyCase(unit.toString(16).padStart(4, '0'))}`).join('');
	const slashes = /["\\/]/.test(one) ? '\\\\*' : '';
	return `(?:${slashes}${literal(one)}|${percent}|${unicode})`;
}

/** Base64 at each of the three places where a secret may begin in what was encoded with it; the edges belong to its neighbours. */
function encoded(secret: string): string[] {
	const bytes = Buffer.from(secret);
	const base64 = [0, 1, 2].map((before) => {
		const text = Buffer.concat([Buffer.alloc(before), bytes])
			.toString('base64')
			.replace(/=+$/, '');
		const end = (bytes.length + before) % 3 ? text.length - 1 : text.length;
		return text.slice(Math.ceil((before * 8) / 6), end);
	});
	const urls = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
	// One that holds + or / may itself be escaped for an address.
	return [...new Set([...base64.map(spelled), ...urls.map(literal)]), anyCase(bytes.toString('hex'))];
}

function anyCase(hex: string): string {
	return hex.replace(/[a-f]/gi, (digit) => `[${digit.toLowerCase()}${digit.toUpperCase()}]`);
}

function literal(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
