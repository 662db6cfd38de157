import type { PartOfSpeech } from '../../model/prose.ts';

/** Forms that no rule gives, by their lemma. */
const IRREGULAR_VERBS = lexicon(`be am is are was were been being 's ’s 're ’re 'm ’m, have has had having 've ’ve, do does did done doing,
	will wo 'll ’ll, would 'd ’d, be being, go going, use used using, sue sued suing, age aged aging, owe owed owing, eye eyed eyeing,
	succeed, proceed, exceed, feed, breed, speed, heed, weed, arise arose arisen, sweep swept, withhold withheld, slay slew slain, bear born
	borne bearing, create created creating, invite invited inviting, unite united uniting, cite cited citing, ignite ignited igniting,
	recite recited, incite incited, quote quoted quoting, postpone postponed postponing, intervene intervened intervening, convene convened,
	pivot pivoted pivoting, combat combating combated, hang hanged hanging, disagree disagreed disagreeing, rewrite rewrote rewritten, bring
	bringing, sing singing, ring ringing, swing swinging, cling clung clinging, sling slung, caucus caucused, everything, anything, nothing,
	something, profile profiled profiling, change changed changing, arrange arranged arranging, challenge challenged challenging, ensue ensued,
	continue continued continuing, argue argued arguing, issue issued issuing, pursue pursued pursuing, value valued, rescue rescued rescuing, can ca, go goes went gone, say says said, tell told, make made making, take took taken taking, come came coming,
	see saw seen, know knew known, get got gotten getting, give gave given giving, think thought, find found, become became becoming,
	leave left leaving, feel felt, bring brought, begin began begun beginning, keep kept, hold held, write wrote written writing,
	stand stood, hear heard, let letting, mean meant, set setting, meet met, run ran running, pay paid, sit sat sitting, speak spoke spoken,
	lie lay lain lying, lead led, grow grew grown, lose lost losing, fall fell fallen, send sent, build built, understand understood,
	draw drew drawn, break broke broken, spend spent, cut cutting, rise rose risen rising, drive drove driven driving, buy bought,
	wear wore worn, choose chose chosen choosing, win won winning, eat ate eaten, fight fought, catch caught, teach taught, sell sold,
	throw threw thrown, show shown, swear swore sworn, seek sought, strike struck striking, shoot shot, fly flew flown, hit hitting,
	put putting, quit quitting, read reading, rid ridding, hurt hurting, cost costing, shut shutting, split splitting, spread spreading,
	bet betting, bid bidding, bind bound, bite bit bitten biting, bleed bled, blow blew blown, breed bred, deal dealt, dig dug digging,
	drink drank drunk, feed fed, flee fled fleeing, forbid forbade forbidden, forget forgot forgotten forgetting, forgive forgave forgiven,
	freeze froze frozen freezing, hang hung, hide hid hidden hiding, lay laid laying, lend lent, light lit, overcome overcame, prove proven,
	ride rode ridden riding, ring rang rung, shake shook shaken shaking, shine shone, sing sang sung, sink sank sunk, sleep slept,
	slide slid sliding, spin spun, spring sprang sprung, steal stole stolen, stick stuck, sting stung, swim swam swum swimming, swing swung,
	tear tore torn, undergo underwent undergone, wake woke woken, withdraw withdrew withdrawn, undertake undertook undertaken,
	mistake mistook mistaken, beat beaten, foresee foresaw foreseen, mislead misled, oversee oversaw overseen overseeing, rebuild rebuilt,
	repay repaid, retell retold, rethink rethought, tie tied tying, die died dying, vie vied vying, agree agreed agreeing, free freed
	freeing, guarantee guaranteed guaranteeing, need needed needing, bus bused, focus focused focusing focuses, refer referred referring,
	prefer preferred preferring, occur occurred occurring, admit admitted admitting, commit committed committing, permit permitted
	permitting, submit submitted submitting, control controlled controlling, cancel cancelled canceled, travel travelled traveled
	travelling traveling, label labelled labeled, kidnap kidnapped kidnapping, regret regretted regretting, rebel rebelled, compel
	compelled, propel propelled, expel expelled expelling, deter deterred, confer conferred, transfer transferred transferring, defer
	deferred, infer inferred, visit visited visiting, edit edited editing, limit limited limiting, credit credited crediting, exit exited,
	benefit benefited, target targeted targeting, market marketed, develop developed developing, offer offered offering, consider
	considered considering, enter entered entering, cover covered covering, deliver delivered delivering, remember remembered, answer
	answered answering, order ordered ordering, suffer suffered suffering, gather gathered gathering, wonder wondered wondering, open opened
	opening, happen happened happening, listen listened listening, threaten threatened threatening, question questioned, mention mentioned
	mentioning, sign signed signing, point pointed pointing, warn warned warning, learn learned learning learnt, turn turned turning,
	return returned returning, call called calling, kill killed killing, tell telling, pull pulled pulling, fill filled, roll rolled,
	press pressed pressing, pass passed passing, discuss discussed discussing, miss missed missing, address addressed addressing,
	stress stressed stressing, express expressed expressing, dismiss dismissed dismissing, add added adding, end ended ending`);
const IRREGULAR_NOUNS = lexicon(`man men, woman women, child children, foot feet, tooth teeth, mouse mice, goose geese, life lives,
	wife wives, knife knives, leaf leaves, half halves, self selves, thief thieves, wolf wolves, loaf loaves, shelf shelves, analysis
	analyses, crisis crises, basis bases, thesis theses, criterion criteria, phenomenon phenomena, medium media, datum data, spokesman
	spokesmen, congressman congressmen, gunman gunmen, policeman policemen, businessman businessmen, series, species, news, politics,
	economics, means, gas, bus, status, campus, virus, focus, census, bonus, congress, press, process, access, success, business, loss,
	boss, class, mass, witness, princess, illness, address, progress, stress, always, perhaps, lens, chaos, bias, atlas, diabetes, ethics,
	physics, mathematics, headquarters, base bases, caucus caucuses, virus viruses,
	bonus bonuses, campus campuses, status statuses, census censuses, movie movies, cookie cookies, clothes, odds, thanks, goods, remains, grandchild
	grandchildren, countryman countrymen, chairman chairmen, gentleman gentlemen, fisherman fishermen, headache headaches, rabbi rabbis`);

function lexicon(entries: string): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	for (const entry of entries.split(',')) {
		const forms = entry.trim().split(/\s+/);
		for (const form of forms) found.set(form, forms[0]!);
	}
	return found;
}

const VOWEL = /[aeiouy]/;
/** A stem that English writes with an e: "stat-", "arriv-", "produc-", "judg-", "clos-", "argu-", "hop-" are not told apart by rule alone. */
const SILENT_E =
	/(?:[^eo]at|[^o]ut|(?:mp|pl|el|cr)et|[iyea]z|[uv]|[^n]c|nc|rc|dg|rg|lg|leg|[aeiou]s|ns|rs|ps|ls|[^aeioul]l|[^aeo]il|[^o]ul|[^aeiou]ar|[^aeiou]ir|[^aeiou]ur|(?:gn|sc|st|pl|ad)or|[^aeiou]i[bkdmnptf]|uid|quir|[^e]ced|[^aeo]ad|[^aeiou]a[bkmnpcg]|[^aeiou]o[kdmpt]|[^aeiouq]u[bdkmnp]|ap|ang|mbl|ibl)$/;
const NO_SILENT_E =
	/(?:er|[ae]l|ea[^svz]|ee[^z]|oo[^s]|ai[^s]|oa[a-z]|ou[^s]|oi[^s]|ss|ter|ver|ner|den|pen|ten|ken|son|ion|[^aeiou]it|ocus|iscus|ban|gan|can|van|sign|ain|xis|ias|ill)$/;

/** The dictionary form of a lower-case word: of verbs the infinitive, of nouns the singular; other words as they stand. */
export function lemmaOf(lower: string, pos: PartOfSpeech): string {
	if (pos === 'NOUN') return nounLemma(lower);
	if (pos === 'VERB' || pos === 'AUX') return verbLemma(lower);
	return lower === 'n’t' || lower === "n't" ? 'not' : lower;
}

function nounLemma(word: string): string {
	const irregular = IRREGULAR_NOUNS.get(word);
	if (irregular) return irregular;
	if (word.length < 3 || !word.endsWith('s') || /(?:ss|us|is|\ds)$/.test(word)) return word;
	if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
	return /(?:sses|shes|ches|xes|zzes|[^aeiou]{2,}oes|toes)$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

function verbLemma(word: string): string {
	const irregular = IRREGULAR_VERBS.get(word);
	if (irregular) return irregular;
	if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
	if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`;
	if (/(?:sses|shes|ches|xes|zzes|oes)$/.test(word)) return word.slice(0, -2);
	if (word.endsWith('s') && word.length > 3 && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
	if (word.endsWith('ing') && word.length > 5 && VOWEL.test(word.slice(0, -3))) return infinitive(word.slice(0, -3));
	if (word.endsWith('ed') && word.length > 4 && VOWEL.test(word.slice(0, -2))) return infinitive(word.slice(0, -2));
	return word;
}

function infinitive(stem: string): string {
	if (stem.length > 3 && /([bdgmnprt])\1$/.test(stem)) return stem.slice(0, -1);
	if (stem.endsWith('ll')) return stem;
	return SILENT_E.test(stem) && !NO_SILENT_E.test(stem) ? `${stem}e` : stem;
}
