/** Verbs that make somebody the bearer of a role, and the role. */
const ROLES: Readonly<Record<string, string>> = {
	lead: 'leader',
	run: 'head',
	head: 'head',
	chair: 'chair',
	coach: 'coach',
	train: 'coach',
	manage: 'manager',
	direct: 'director',
	own: 'owner',
	found: 'founder',
	edit: 'editor',
	command: 'commander',
	captain: 'captain',
	build: 'builder',
	operate: 'operator',
	organise: 'organiser',
	organize: 'organiser',
	represent: 'lawyer',
	defend: 'lawyer',
	make: 'maker',
};
const ASKS =
	/^(?:(?:and|but|so)\s+)?who (?:is |was )?(?<verb>leads?|led|leading|runs?|ran|running|heads?|headed|heading|chairs?|chaired|coach(?:es|ed)?|coaching|trains?|trained|manages?|managed|managing|directs?|directed|owns?|owned|founded|edits?|edited|commands?|commanded|commanding|captains?|builds?|built|operates?|operated|organi[sz]es|organi[sz]ed|represents?|represented|defends|makes?)\s+(?<of>[^?]{2,60}?)[?.!\s]*$/i;
const PLAIN: Readonly<Record<string, string>> = { led: 'lead', ran: 'run', running: 'run', built: 'build', founded: 'found' };

/** "The leader of the dig" of "who leads the dig?"; null where no role is asked for. */
export function roleAsked(question: string): string | null {
	const groups = ASKS.exec(question)?.groups;
	if (!groups) return null;
	const verb = groups.verb!.toLowerCase();
	const plain = PLAIN[verb] ?? Object.keys(ROLES).find((one) => verb.startsWith(one.replace(/e$/, '')));
	return plain ? `the ${ROLES[plain]} of ${groups.of!.replace(/^the /i, '')}` : null;
}
