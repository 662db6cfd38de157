import type { Gap } from '../../model/digest.ts';

/** One way in which news says that something is open. */
export interface GapCue {
	readonly kind: Gap['kind'];
	/** Looked for only where one of these words stands: a set is asked for each word, the expression only here. */
	readonly anchors: readonly string[];
	/** The words that say so; found around the anchor. */
	readonly words: RegExp;
	/** Holds inside quoted words too: the speaker says that something is not known. */
	readonly spoken?: true;
}

/*
 * Made by reading: the phrases were collected from news of several publishers and years, put into general form, and each was kept
 * only after its hits on other news were read and found to leave something open. Nothing here names a subject.
 */

const NOT = `(?:not|n['’]t)`;
const BE = `(?:is|are|was|were|be|been|being|['’]s|['’]re|remain|remains|remained)`;
const ASKING = `(?:what|who|whom|whose|why|when|where|which|how|whether|if)`;
const SETTLED =
	'(?:decided|determined|confirmed|announced|named|released|identified|settled|resolved|agreed|set|established|published|finali[sz]ed|explained|verified|scheduled|disclosed|clarified|specified|revealed|worked out|made public|made|reached|finali[sz]ed|spelled out|given)';
const SETTLE =
	'(?:say|announce|decide|confirm|comment|respond|release|explain|disclose|identify|name|determine|agree|give|set|publish|reveal|specify|clarify|finali[sz]e|spell out|make (?:a|any) decision|issue (?:a )?(?:statement|comment))';
const TELL =
	'(?:say(?! (?:the|a|so|his|her|it)\\b)|specify|elaborate|identify|provide (?:any |more |further )?(?:details|information|evidence|specifics)|disclose|discuss|answer|reveal|confirm|speculate|explain|detail|be drawn|clarify)';
const DETAIL =
	'(?:details?|specifics|evidence|proof|explanation|explanations|examples?|reasons?|names?|figures|timeline|timetable|information)';

export const GAP_CUES: readonly GapCue[] = [
	{
		kind: 'unknown',
		anchors: ['clear', 'known', 'certain'],
		words: cue(
			`(?:it )?${BE}(?: ${NOT}|${NOT})(?: (?:yet|immediately|entirely|completely|fully|exactly|quite|at all|so|publicly|even|still|always|altogether|made)){0,2} (?:clear|known|certain)(?! (?:for|as|to|of)\\b)`,
		),
		spoken: true,
	},
	{
		kind: 'unknown',
		anchors: ['clear', 'certain', 'settled'],
		words: cue('(?:is|are|was|were|remains?|remained|seems?) far from (?:clear|certain|settled)'),
	},
	{
		kind: 'unknown',
		anchors: ['unclear'],
		words: cue(
			'(?:it (?:is|was|remains|remained) )?(?<!(?:seemed|seems|appeared|he|she) (?:was |is )?)(?:(?:still|also|largely|immediately|somewhat) )?unclear',
		),
		spoken: true,
	},
	{
		kind: 'unknown',
		anchors: ['unknown', 'uncertain', 'undetermined', 'unexplained'],
		words: cue(
			`(?:it )?(?:${BE}|for reasons?|as)(?: (?:still|yet|as yet|also|largely|currently|highly|very|far|so|deeply|otherwise)){0,2} (?:unknown|uncertain|undetermined|unexplained)(?! (?:to|in|outside|even|politically|at)\\b)`,
		),
		spoken: true,
	},
	{
		kind: 'unknown',
		anchors: ['unknown', 'undetermined'],
		words: cue('(?:an? )?(?:unknown|undetermined) (?:number|cause|reasons?|motive|whereabouts|circumstances|fate|origin)'),
	},
	{
		kind: 'unknown',
		anchors: ['know', 'knows', 'knew'],
		words: cue(
			`(?:we|police|officials|authorities|investigators|doctors|scientists|experts|researchers|still)(?: (?:still|really|just|simply))? (?:do|does|did)(?: not|n['’]t)(?: (?:yet|really|exactly|fully))? know(?: (?:yet|exactly|precisely|for sure|for certain))?,? ${ASKING}`,
		),
		spoken: true,
	},
	{
		kind: 'unknown',
		anchors: ['knows', 'knew', 'know'],
		words: cue(
			`(?:no one|nobody|no-one)(?: (?:really|yet|exactly|actually|else))? kn(?:ows|ew)(?: (?:yet|exactly|precisely|for sure|for certain))?,? ${ASKING}`,
		),
		spoken: true,
	},
	{
		kind: 'unknown',
		anchors: ['know'],
		words: cue(`I (?:do not|don['’]t) know (?:how many|whether|why|who (?:did|was|were|is|are))`),
		spoken: true,
	},
	{
		kind: 'unknown',
		anchors: ['known'],
		words: cue('(?:little|not much|much|nothing)(?: else| more)? (?:is|was|has been)(?: not| publicly)? known'),
		spoken: true,
	},
	{
		kind: 'unknown',
		anchors: ['mystery', 'guess', 'mysteries'],
		words: cue(
			`(?:(?:is|was|remains?|remained)(?: still)? (?:a|something of a|an enduring|a complete) mystery|anyone['’]s guess|anybody['’]s guess|mystery (?:surrounds|surrounded))`,
		),
	},
	{
		kind: 'open',
		anchors: ['seen', 'determined', 'decided', 'settled', 'resolved', 'established'],
		words: cue(
			'(?:it )?(?:(?:yet )?remains?|remained|(?:has|have|had) yet|still|yet) to be (?:seen|determined|decided|settled|resolved|established)',
		),
	},
	{
		kind: 'open',
		anchors: ['unanswered', 'unresolved', 'unsolved', 'undecided', 'doubt', 'question', 'limbo', 'flux'],
		words: cue(
			`${BE}(?: (?:still|largely|left|also)){0,2} (?:unanswered|unresolved|unsolved|in (?:serious |some |grave )?doubt|an open question|in question|in limbo|in flux)`,
		),
	},
	{
		kind: 'open',
		anchors: ['questions', 'question', 'doubts'],
		words: cue(
			'(?:(?:many|several|serious|big|key|major|some|new|more|unanswered|open|other|fresh|troubling|basic|important|fundamental|lingering|bigger) )*(?:questions|question marks|doubts)(?: (?:still|also|now))? (?:remain|remained|linger|lingered|persist|persisted|swirl|swirled|abound|surround|surrounded|hang|hung)\\b',
		),
	},
	{
		kind: 'open',
		anchors: ['questions', 'question'],
		words: cue(
			`(?:an? |the |several |many |some )?(?:unanswered|unresolved|outstanding|open|lingering) questions?|the (?:big|key|main|bigger|larger|central|biggest) question (?:is|now is|remains|was|now)(?:,| ${ASKING})`,
		),
	},
	{
		kind: 'open',
		anchors: ['remain', 'remained', 'persist', 'persisted', 'linger'],
		words: cue(
			'(?:(?:major|significant|wide|deep|serious|big|key|important|large) )?(?:differences|gaps|disagreements|sticking points|divisions|obstacles|uncertainties)(?: (?!that\\b)[\\w’]+){0,4} (?:remain|remained|persist|persisted|linger)\\b',
		),
	},
	{
		kind: 'open',
		anchors: ['yet'],
		words: cue(`(?:has|have|had|is|are|was|were) yet to (?:be (?:${SETTLED}|approved|found|ratified|signed|charged)|${SETTLE})\\b`),
	},
	{
		kind: 'open',
		anchors: [
			'decided',
			'determined',
			'announced',
			'released',
			'identified',
			'named',
			'disclosed',
			'set',
			'finalised',
			'finalized',
			'agreed',
			'established',
			'specified',
			'clarified',
			'explained',
			'published',
			'scheduled',
			'revealed',
			'made',
			'commented',
			'responded',
			'said',
		],
		words: cue(
			`(?:has|have|had)(?: ${NOT}|${NOT})(?: (?:yet|publicly|immediately|so far|officially|formally))?(?: been)?(?: (?:yet|publicly|immediately|so far|officially|formally))? (?:decided|determined|announced|released|identified|disclosed|finali[sz]ed|agreed on|established|specified|clarified|explained|published|scheduled|revealed|named|commented|responded|made public|made (?:a|any|its|their|his|her) (?:final )?decision|said (?:if|whether|how|when|what|who|why|where|which)|set (?:a|any) )(?! (?:to be|by (?:the|a) court))`,
		),
	},
	{
		kind: 'open',
		anchors: ['set', 'made', 'reached', 'announced', 'taken', 'scheduled', 'given', 'fixed', 'released'],
		words: cue(
			'no (?:new |final |firm |exact |official |formal )?(?:date|dates|deadline|decision|decisions|agreement|timetable|timeline|schedule|details|reason|explanation|motive|venue|successor|cause)(?: [\\w’]+){0,4}? (?:has|have|had|was|were|is|been)(?: yet)?(?: been)?(?: yet)? (?:set|made|reached|announced|taken|scheduled|given|fixed|released|offered|provided)',
		),
	},
	{
		kind: 'open',
		anchors: ['investigation', 'investigated'],
		words: cue(
			'(?:(?:remains?|remained|(?:is|was|are|were) still) (?:under|being) (?:investigation|investigated|an investigation)|(?:cause|circumstances|motive|incident|crash|shooting|fire|accident|collision|explosion)(?: of [^,.;]{1,50}?)? (?:is|are|was|were) (?:under investigation|being investigated))',
		),
	},
	{
		kind: 'open',
		anchors: ['determine', 'establish', 'out', 'together', 'understand', 'investigating', 'identify'],
		words: cue(
			`(?:(?:trying|seeking|working|attempting|hoping) to (?:determine|establish|find out|figure out|piece together|work out|understand|identify)|(?:is|are|was|were)(?: still)? investigating) (?:exactly )?(?:what (?:caused|happened|led)|who (?:was|were|is|fired)|why|how|whether|the (?:exact )?(?:cause|motive|identity|circumstances))`,
		),
	},
	{
		kind: 'open',
		anchors: ['guess', 'debate', 'conjecture', 'interpretation'],
		words: cue(
			'(?:is|are|was|remains?|remained) (?:a matter of|open to|subject to|up for) (?:debate|dispute|conjecture|interpretation|speculation)',
		),
	},
	{ kind: 'open', anchors: ['guarantee', 'guarantees'], words: cue('there (?:is|are|was|were) no guarantees?') },
	{
		kind: 'open',
		anchors: ['uncertainty', 'confusion'],
		words: cue('(?:uncertainty|confusion) (?:remains?|remained|over|about|surrounds|surrounding|persists)'),
	},
	{
		kind: 'open',
		anchors: ['responsibility'],
		words: cue(
			`(?:no (?:one|group|organi[sz]ation)(?: [\\w’]+){0,2}? (?:has|had|have)?(?: immediately| yet| so far)?(?: claimed| took)|there (?:was|has been|were|had been) no(?: immediate)? claims? of) responsibility`,
		),
	},
	{
		kind: 'vague',
		anchors: ['vague', 'ambiguous', 'murky', 'sketchy', 'opaque'],
		words: cue(
			`(?:${BE}|stayed|kept|offered only|gave only|too|deliberately|purposely|intentionally)(?: (?:too|so|very|still|deliberately|rather|largely|intentionally|notably|somewhat|similarly|far too|a little|a bit|also|often)){0,2} (?:vague|ambiguous|murky|sketchy|opaque)`,
		),
	},
	{
		kind: 'vague',
		anchors: ['vague'],
		words: cue(
			'vague (?:about|on|regarding|as to|over|promises?|proposals?|plans?|details|terms|wording|language|commitments?|references?|answers?|timeline|statements?)',
		),
	},
	{
		kind: 'vague',
		anchors: [
			'timeline',
			'timetable',
			'timeframe',
			'frame',
			'date',
			'dates',
			'deadline',
			'details',
			'plan',
			'plans',
			'explanation',
			'evidence',
			'information',
			'mechanism',
			'figures',
			'reason',
			'specifics',
			'detail',
		],
		words: cue(
			'(?:no|without (?:a|any)|lacks? (?:a|any)|neither (?:a|any)) (?:specific|clear|firm|exact|definite|concrete|precise|detailed|fixed|set|agreed|further|more|other|immediate) (?:timeline|timetable|timeframe|time frame|date|dates|deadline|details|detail|plan|plans|explanation|mechanism|information|figures|specifics)',
		),
	},
	{
		kind: 'vague',
		anchors: ['no', 'few', 'little', 'any', 'scant'],
		words: cue(
			`(?:gave|gives|give|giving|offered|offers|offer|offering|provided|provides|provide|providing|released|releasing|presented|presents|with)(?: (?:him|her|them|us))? (?:no|few|little|scant)(?: (?:other|further|more|specific|additional|new|immediate|clear|real|concrete|public|direct|hard))? ${DETAIL}\\b`,
		),
	},
	{
		kind: 'unknown',
		anchors: ['without'],
		words: cue(
			`without (?:(?:offering|providing|citing|giving|presenting|going into|adding|supplying)(?: any| a| an| much| further| more| specific| additional| the){0,3} ${DETAIL}|elaborating|specifying|saying ${ASKING}|explaining|giving (?:any )?further|(?:alluding|referring)(?: directly| explicitly)? to|mentioning|(?:directly|explicitly) (?:mentioning|naming|alluding|referring))`,
		),
	},
	{
		kind: 'vague',
		anchors: ['alluding', 'referring'],
		words: cue('not (?:(?:directly|explicitly) (?:alluding|referring)|(?:alluding|referring) (?:directly|explicitly))'),
	},
	{
		kind: 'unknown',
		anchors: [
			'say',
			'specify',
			'disclose',
			'reveal',
			'explain',
			'elaborate',
			'clarify',
			'detail',
			'identify',
			'indicate',
			'mention',
			'address',
		],
		words: cue(
			`(?:(?:did|does|do|would|could|will|can)(?: not| ${NOT}|${NOT}|not)(?: (?:immediately|also|directly|explicitly|publicly|exactly|even))?) (?:(?:say|specify|disclose|reveal|explain|clarify|indicate|detail)(?: (?:exactly|precisely|publicly))? (?:${ASKING}\\b|the (?:amount|number|cause|nature|reason|details|terms|names?))|elaborate\\b|specify\\b|give (?:a|any) (?:reason|details|explanation|date|timeline)|mention (?:how|whether))`,
		),
	},
	{
		kind: 'unknown',
		anchors: ['declined', 'refused', 'declines', 'refuses', 'declining', 'refusing'],
		words: cue(
			`(?:declin|refus)(?:ed|es|ing)(?: [a-z]+ly)? to (?:(?:[a-z]+ly )?${TELL}\\b|(?:give|name) (?:any |more |further |specific |the |a |his |her |their )*(?:details?|reasons?|names?|figures?|date|number|timeline|specifics|explanation|source|sources))`,
		),
	},
	{ kind: 'unknown', anchors: ['drawn'], words: cue(`would(?: not|n['’]t) be drawn`) },
	{
		kind: 'vague',
		anchors: ['question', 'questions'],
		words: cue(
			'(?:sidestepped|dodged|evaded|ducked|sidestepping|dodging|evading|ducking|deflected|deflecting) (?:a |the |repeated |multiple |several |that )?questions?',
		),
	},
	{
		kind: 'vague',
		anchors: ['mention', 'reference'],
		words: cue('ma(?:kes?|de|king) no (?:direct|explicit|specific) (?:mention|reference)'),
	},
	{
		kind: 'vague',
		anchors: ['short'],
		words: cue('stop(?:s|ped|ping) short of (?:saying|specifying|confirming|promising|committing)'),
	},
	{
		kind: 'vague',
		anchors: ['details', 'detail', 'information', 'specifics'],
		words: cue(
			`(?:(?:full|further|more|other|exact|specific|many|the|some|few) )?(?:details|information|specifics)(?: (?:of|about|on|in|from) [^,.;]{1,50}?)?,?(?: though,)? (?:${BE}|were)(?: (?:still|also|so far))? (?:scarce|sketchy|scant|few|vague|murky|limited|hazy|emerging|thin|${NOT}(?: yet| immediately){0,2} (?:available|released|known|clear|public|disclosed))|few (?:other |further )?details`,
		),
	},
	{
		kind: 'unknown',
		anchors: ['undisclosed', 'unspecified', 'undetermined'],
		words: cue(
			'(?:an? )?(?:undisclosed|unspecified|undetermined)(?: (?:amount|sum|price|number|location|terms|damages|date|cause|fee|quantity|figure|reason|charges|threat|threats|source|sources|crimes?|changes|adjustments|period))+',
		),
	},
	{
		kind: 'disputed',
		anchors: ['dispute', 'disputes', 'disputed', 'disputing', 'contested'],
		words: cue(
			`(?:(?:disputed|disputing) that|(?:disputes|disputed|disputing|dispute) (?:those|these|his|her|their|any|some|the (?:claims?|accounts?|reports?|findings?|figures?|allegations?|numbers?|accuracy|notion|idea|assertion|version|charge|characteri[sz]ation|story)|claims|accounts|reports|findings|figures|allegations|accusations)|(?:is|are|was|were|been|remains?|remained)(?: (?:hotly|also|strongly|widely|bitterly|still|fiercely|now)){0,2} (?:disputed|contested|in dispute|the subject of (?:a )?dispute))`,
		),
	},
	{
		kind: 'disputed',
		anchors: ['denied', 'denies', 'denying', 'deny'],
		words: cue(
			`(?:(?:has|have|had|also|repeatedly|strongly|vehemently|categorically|flatly|consistently|strenuously|initially|publicly|long) )*(?<!(?:be|been|being|was|were|is|are) )(?:denied|denies|denying|deny)(?: (?:that\\b|(?:any|all|the|these|those|such|both|this|his|her|their|its|multiple|numerous) (?:[\\w-]+ ){0,3}?(?:allegations?|accusations?|claims?|charges?|reports?|wrongdoing|involvement|responsibility|rumou?rs?|knowledge|role|links?|connections?|existence|suggestions?|assertions?|story|stories|account)|(?:allegations?|accusations|claims|charges|reports|wrongdoing|involvement|responsibility|rumou?rs|having|being|doing|making|using|killing|playing|taking|it was|it had|it is|it has|there|he|she|they|knowing|ever)\\b))`,
		),
	},
	{
		kind: 'disputed',
		anchors: ['conflicting', 'contradictory', 'competing', 'differing', 'inconsistent'],
		words: cue(
			'(?:conflicting|contradictory|competing|differing|inconsistent) (?:accounts?|reports?|claims|versions?|statements?|descriptions|stories|figures|explanations|narratives|testimony|information|signals|messages)',
		),
	},
	{
		kind: 'disputed',
		anchors: ['contradicts', 'contradicted', 'contradicting', 'contradict', 'odds'],
		words: cue(
			'(?:contradict(?:s|ed|ing)?|at odds with) (?:[\\w’]+ ){0,4}?(?:accounts?|claims?|statements?|reports?|versions?|testimony|assertions?|evidence|findings|figures|stories)',
		),
	},
	{
		kind: 'disputed',
		anchors: ['rejected', 'dismissed', 'refuted', 'rejects', 'dismisses', 'rejecting', 'dismissing', 'refutes'],
		words: cue(
			'(?:reject|dismiss|refut)(?:ed|s|es|ing) (?:(?:the|those|these|any|all|such|what|his|her|their|its|as) )?(?:[\\w-]+ ){0,2}?(?:claims?|allegations?|accusations?|suggestions?|reports|rumou?rs|assertions?)',
		),
	},
	{
		kind: 'unconfirmed',
		anchors: [
			'verify',
			'confirm',
			'authenticate',
			'corroborate',
			'verified',
			'confirmed',
			'reached',
			'determined',
			'established',
			'authenticated',
			'corroborated',
			'substantiated',
		],
		words: cue(
			`(?:(?:could(?: not|n['’]t)|can(?: ?not|['’]t))(?: (?:immediately|also|yet)){0,2}(?: be)?(?: (?:independently|immediately|definitively|fully)){0,2} (?:verify|confirm|authenticate|corroborate|verified|confirmed|determined|established|authenticated|corroborated|substantiated)|could(?: not|n['’]t)(?: immediately)? be(?: immediately)? reached)`,
		),
	},
	{
		kind: 'unconfirmed',
		anchors: ['verify', 'confirm', 'authenticate', 'corroborate', 'verified', 'confirmed', 'corroborated', 'determine'],
		words: cue(
			`(?:(?:unable|not (?:yet )?been able|not able) to(?: (?:independently|immediately))? (?:verify|confirm|authenticate|corroborate|determine)|(?:has|have|had|was|were|is|are)(?: not| ${NOT}|${NOT})(?: (?:yet|been|independently|officially|immediately|publicly)){0,3} (?:verified|confirmed|corroborated)|(?:did|does|do|would|will)(?: not|n['’]t)(?: immediately)? confirm\\b)`,
		),
	},
	{
		kind: 'unconfirmed',
		anchors: ['unconfirmed', 'unverified', 'uncorroborated', 'unsubstantiated'],
		words: cue('(?:unconfirmed|unverified|uncorroborated|unsubstantiated)'),
	},
	{
		kind: 'unconfirmed',
		anchors: ['confirmed', 'confirm', 'confirming'],
		words: cue(
			"(?:neither confirm(?:ed|ing)? n?or den(?:y|ied|ying)|(?:not|n['’]t) confirm or deny|(?:neither|nor) (?:has|have|had)?[^,.;]{0,30}confirmed)",
		),
	},
	{
		kind: 'unconfirmed',
		anchors: ['comment', 'comments', 'respond', 'reply', 'return', 'answer', 'responded', 'replied'],
		words: cue(
			`(?:(?:declin|refus)(?:ed|es|ing)(?: [a-z]+ly)? (?:to (?:[a-z]+ly )?comment|(?:requests?|interview requests) for comment)|(?:did|does|had|has|have|do)(?: not| ${NOT}|${NOT})(?: (?:immediately|yet|initially|directly)){0,2} (?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?|provide a comment|offer a comment)(?: to)?(?: [\\w’'-]+){0,5}? (?:requests?|calls?|messages?|emails?|e-mails?|inquiries|enquiries|inquiry|enquiry|questions?|comments?)|${NOT} (?:immediately )?available for comment|would(?: not|n['’]t) comment)`,
		),
	},
	{
		kind: 'unconfirmed',
		anchors: ['comment', 'word', 'confirmation', 'response', 'reaction', 'reply', 'explanation', 'indication'],
		words: cue(
			'there (?:is|was|has been|were|had been)(?: still)? no (?:immediate |official |independent |public |further |formal )*(?:comment|word|confirmation|response|reaction|reply|explanation)',
		),
	},
];

/** Upper or lower case at the start, whole words. */
function cue(words: string): RegExp {
	return new RegExp(`(?<![\\w’'])(?:${words})(?!\\w)`, 'gi');
}
