/**
 * Words that tell a person's name from what stands around it. Written by hand from the forms of address, offices and
 * bodies that English-language news uses; nothing here is taken from a text.
 */

function set(words: string): ReadonlySet<string> {
	return new Set(words.trim().split(/\s+/));
}

/** Forms of address: before a name they are no part of it. */
export const HONORIFICS = set(`mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir dame lord lady rev rev. reverend fr fr. hon hon.
	madam mister`);

/** Titles that stay with the name in print: "Pope Francis", "King Charles". */
export const STYLES = set('pope king queen prince princess sheikh sheikha emir sultan ayatollah saint st st. imam rabbi mullah patriarch');

/** Offices that stand before a name. */
export const TITLES =
	set(`president vice-president prime minister premier chancellor secretary undersecretary senator sen sen. representative
	rep rep. congressman congresswoman congressmember gov gov. governor mayor ambassador envoy general gen gen. admiral adm adm. colonel
	col col. major maj maj. captain capt capt. lieutenant lt lt. sergeant sgt sgt. commander cmdr corporal cpl private pvt brigadier marshal
	officer detective inspector superintendent constable sheriff deputy chief judge justice attorney prosecutor solicitor commissioner
	director chairman chairwoman chair chairperson ceo cfo coo spokesman spokeswoman spokesperson leader speaker whip coach manager
	cardinal bishop archbishop pastor father sister brother minister mp councillor councilman councilwoman delegate head founder
	co-founder editor analyst economist strategist official negotiator mediator activist lawyer ex-president vice interim acting former
	senior top foreign defence defense finance interior health education home national trade treasury labor labour commerce energy
	agriculture transportation transport homeland security affairs culture economy housing environment state supreme assistant
	first lady executive managing`);

/** Endings of the names of bodies. */
export const BODIES =
	set(`agency association authority army bank board bureau cabinet center centre church club college commission committee
	company congress co co. corp corp. corporation council court department division electric embassy federation force forces foundation front fund
	government group guard hospital house inc inc. industries institute institution international journal kremlin league limited llc ltd
	ltd. magazine ministry mission motors movement museum nations network news ngo office organisation organization parliament partners
	party pentagon police post press programme program radio reserve school senate service services society standard star state states system
	systems team television times tribunal tribune tv union university watch work airlines airways dynamics mills assembly herald
	guardian gazette telegraph observer reuters`);

/** Parts of a name that are written small. */
export const PARTICLES = set('al bin bint ibn abu van von der den de del della di da dos das du la le el ter ten y e of');

/** Words for people whom a text describes instead of naming; the plural is read by its ending. */
export const PERSON_NOUNS =
	set(`person man woman official officer spokesman spokeswoman spokesperson minister president leader chief head director
	manager executive ceo chairman chairwoman chair boss founder owner lawyer attorney prosecutor judge witness resident neighbour neighbor
	survivor victim relative mother father parent brother sister son daughter wife husband widow friend colleague worker employee teacher
	doctor nurse paramedic surgeon patient student pupil professor scientist researcher author analyst expert economist strategist trader investor
	fighter soldier commander general colonel captain sergeant detective inspector sheriff diplomat ambassador envoy negotiator mediator
	senator congressman congresswoman lawmaker legislator politician candidate mayor governor councillor activist campaigner protester
	protestor organiser organizer volunteer farmer fisherman driver pilot passenger guard coach player captain striker actor actress singer
	director writer journalist reporter editor correspondent columnist photographer priest bishop imam rabbi pastor cleric source aide
	adviser advisor secretary deputy assistant member founder chairperson premier chancellor prince princess king queen pope suspect defendant
	veteran nominee billionaire businessman businesswoman entrepreneur tycoon mogul star teenager girl boy child customer tenant
	shopper voter supporter critic opponent rival historian author engineer chemist biologist physicist geologist meteorologist forecaster`);

/** Words for bodies that a text describes instead of naming. */
export const BODY_NOUNS =
	set(`group company firm agency organisation organization ministry department government administration army military
	police party union council court committee commission board bank club team union association charity authority authorities office
	embassy hospital university school movement faction coalition alliance cabinet parliament regime network outlet newspaper
	paper broadcaster station magazine regulator watchdog body panel jury prosecutors officials maker carmaker airline retailer lender
	insurer manufacturer operator giant start-up startup federation league foundation institute statement report study survey poll`);

/** Words with which a text says that a source stays unnamed. */
export const ANONYMITY =
	/\b(?:(?:on|under) (?:the )?condition of anonymity|(?:asked|requested|wanted|wished|preferred|declined|refused)(?: (?:that|for))?(?: (?:his|her|their) (?:name|identity))? (?:not )?(?:to )?(?:be|remain|not be|stay|being)(?: (?:named|identified|anonymous|unnamed|published|used|quoted by name))|not (?:authori[sz]ed|allowed|permitted) to (?:speak|talk|discuss|comment)|anonymously|unnamed|who did not (?:want|wish) to be (?:named|identified)|did not give (?:his|her|their) name)/;
