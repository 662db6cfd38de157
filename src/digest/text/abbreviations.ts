/** A word before a full stop, without that stop: what the stop means there. */
export type Abbreviation = 'title' | 'number' | 'never' | 'open' | null;

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Stand before a name: the stop never ends a sentence. */
const TITLE = set(
	'Mr Mrs Ms Mx Dr Drs Prof Gen Col Lt Maj Capt Cmdr Cdr Adm Sgt Cpl Pvt Spc Gov Sen Sens Rep Reps Pres Rev Fr Msgr Hon Amb Atty Supt Insp Det Asst Dep Sec Mt Ft Pt St Ste Messrs Mme Mlle Mgr Brig Gens Cols Lts Govs Drs Profs Revs',
);
/** Stand before a number ("No. 5", "p. 55", "Jan. 5"): the stop ends nothing there. */
const NUMBER = set(
	'No Nos no nos N° n° Nr nr p pp P pg vol Vol fig Fig figs Figs ch Ch chap Chap art Art sec sect Sect par para v ver Rs Rs ext Ext est approx ca c',
);
const NEVER = set('vs v cf viz e.g i.e eg ie al-');
/** May stand at a sentence's end or inside it: the next word decides. */
const OPEN = set(
	'Inc Corp Co Cos Ltd Plc LLC Bros Jr Sr Esq Dept Univ Assn Assoc Inst Intl Natl Mfg Ave Blvd Rd Hwy Sq Tel Ph.D ' +
		'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun ' +
		'Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que Alta Sask Man ' +
		'etc al ed eds rev dept est St No Gen Col Sen',
);
/** Words that begin sentences, and hardly ever stand capitalised inside one. */
const STARTER = set(
	'A About According After Again All Already Also Although Among An And Another Any Are As Asked At Back Because Before Behind Besides Both But By Can Could ' +
		'Did Do Does During Each Earlier Either Even Every Few For From Given Had Has Have He Her Here His How However I If Image In Indeed Instead Is It Its Last Later Like ' +
		'Many Maybe Meanwhile More Moreover Most Much My Neither Nevertheless Next No Nobody Nor Not Nothing Now Of Officials On Once One Only Or Other Others Our Over ' +
		'People Perhaps Please Police Rather Several She Should Since So Some Soon Still Such Than That The Their Then There These They This Those Though Through Thus To Today Two ' +
		'Under Unlike Until Was We Were What When Where Whether Which While Who Whose Why Will With Within Without Would Yes Yesterday Yet You Your ' +
		"It's It’s I'm I’m He's He’s She's She’s That's That’s There's There’s They're They’re We're We’re Don't Don’t",
);

/** How a full stop after `word` is to be read. */
export function abbreviation(word: string): Abbreviation {
	if (TITLE.has(word)) return 'title';
	if (NUMBER.has(word)) return 'number';
	if (NEVER.has(word)) return 'never';
	return OPEN.has(word) ? 'open' : null;
}

export function startsSentences(word: string): boolean {
	return STARTER.has(word);
}
