import { keyOf } from '../key.ts';

/** Words of which one is said where the other is asked: "are the schools open?" is answered by "will stay shut". */
const OPPOSITES = `
open shut close
reopen shut close
admit deny confirm
confirm deny
agree reject refuse decline oppose
accept reject refuse decline
approve reject block
allow ban forbid bar
win lose beat
rise fall drop
increase decrease fall drop
gain lose
alive dead die kill
safe dangerous unsafe
guilty innocent acquit
support oppose against reject
succeed fail
start stop end
continue stop end
free hold captive
arrive leave
stay leave resign quit
hurt unharmed safe fine unhurt
injure unharmed safe fine unhurt
insure uninsured
identify unidentified
legal illegal
know unknown
pay refuse
`;

const OF: ReadonlyMap<string, readonly string[]> = indexed();

function indexed(): Map<string, string[]> {
	const found = new Map<string, string[]>();
	for (const line of OPPOSITES.trim().split('\n')) {
		const [word, ...others] = line.split(' ').map(keyOf);
		for (const other of others) {
			found.set(word!, [...(found.get(word!) ?? []), other]);
			found.set(other, [...(found.get(other) ?? []), word!]);
		}
	}
	return found;
}

/** What is said of something of which this is not; the dictionary form is asked for. */
export function opposites(key: string): readonly string[] {
	return OF.get(key) ?? [];
}
