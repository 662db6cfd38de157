import { words } from './words.ts';

/** Lemmas of the verbs with which news says that somebody said, wrote, thinks or holds something. */
export const SPEECH_VERBS = words(`
	show highlight voice tout type
	say tell add state claim allege accuse insist argue announce report warn deny suggest believe think note explain assert declare
	maintain contend acknowledge admit concede confirm disclose reveal remark comment reply respond reiterate repeat stress emphasise
	emphasize underline underscore caution predict forecast estimate expect hope fear promise pledge vow threaten urge demand request
	ask call describe denounce condemn criticise criticize praise blame boast brag complain confess conclude testify swear tweet post
	write recall recount relate quip joke observe opine mention indicate imply hint signal propose recommend advise agree disagree
	dispute reject dismiss rebuff refute rebut counter counterclaim quote cite read shout yell cry whisper mutter murmur exclaim
	lament regret apologise apologize thank welcome hail applaud laud support oppose protest object question wonder doubt suspect
	speculate surmise assume presume reckon feel know consider regard deem find judge hold conclude calculate show determine learn
	hear understand see view charge indict prosecute rule order decree instruct tout promote push plead appeal pray plea remind
	reassure assure guarantee convince persuade invite encourage inform notify brief teach preach lecture rant rail slam blast lash
	chide rebuke scold berate mock ridicule label brand dub term characterise characterize portray depict paint cast liken compare
	interpret perceive sense foresee foretell anticipate envisage envision intend plan want wish seek aim decide resolve vote
	advocate champion endorse back defend justify vouch attest certify verify affirm reaffirm restate clarify elaborate expand
	specify detail outline summarise summarize list enumerate document record publish release issue broadcast air leak circulate
	claim profess pretend purport volunteer venture offer interject interrupt continue begin chime weigh echo concur accept
	grumble gripe moan groan sigh laugh sneer snap bark growl hiss shrug nod gush enthuse marvel rejoice crow gloat chant sing
	text email message telegraph cable phone pronounce proclaim herald trumpet unveil introduce present submit testify depose
	tip bet wager guess imagine dream envision fret worry bemoan decry deplore assail attack target lambaste excoriate
	signal telegraph intimate insinuate allude refer point address discuss debate negotiate talk speak answer retort rejoin
	query inquire enquire probe quiz grill press pressure challenge dare defy contest dispute contradict belie disavow disown
	renounce retract withdraw correct revise amend update predict prophesy project gauge assess evaluate rate rank survey poll
	study research analyse analyze examine review investigate discover detect identify notice spot hypothesise hypothesize theorise
	theorize posit postulate stipulate require mandate commit undertake swear guarantee consent refuse decline mean favor favour
	like love hate prefer appreciate admire respect tease troll vent wax muse reflect ponder contemplate
`);

/** The verbs among them after which what is said is somebody's word: a line that leaves the speaker off makes it a fact. */
export const CLAIMING_VERBS = words(`
	say tell add state claim allege accuse insist argue report warn deny suggest believe think note explain assert declare maintain
	contend acknowledge admit concede disclose reveal remark comment reply respond reiterate stress emphasise emphasize underline
	underscore caution predict forecast estimate hope fear promise pledge vow threaten complain confess testify swear tweet write
	recall recount quip joke observe opine mention indicate imply hint speculate surmise presume reckon suspect exclaim lament
	boast brag counter retort profess purport announce confirm conclude proclaim affirm reaffirm assure reassure propose
`);

/** The verbs that stand before their subject: “…”, said Reyes. */
export const INVERTED_VERBS = words(`
	say add ask warn write explain insist argue claim note reply respond continue recall remark observe state declare quip joke
	comment conclude admit concede tweet report announce answer retort counter caution predict stress reiterate exclaim
	acknowledge suggest lament complain assert maintain contend shout yell cry begin read go be
`);

/** Nouns that carry a claim: "Reyes’s claim that", "a statement by the union". */
export const SPEECH_NOUNS = words(`
	statement claim allegation accusation assertion announcement report warning denial suggestion belief comment remark reply response
	estimate forecast prediction promise pledge vow threat call demand request appeal testimony tweet post letter speech interview
	view opinion argument criticism praise conclusion finding study survey poll analysis message word proposal recommendation advice
	order ruling decision complaint confession admission concern hope fear charge question answer quote account release memo note
	email e-mail article book column editorial op-ed essay lawsuit suit filing affidavit indictment document plan bill law
	confirmation explanation description acknowledgement acknowledgment insistence rhetoric idea theory notion news conference
	doubt objection opposition support assurance guarantee commitment vote rumour rumor indication sign evidence data figures
	perspective stance position contention declaration observation impression interpretation assessment judgment judgement
	feeling sentiment expectation assumption suspicion worry sense desire wish intention determination
`);

/** Words that make a phrase a cue without a verb: "according to Reyes", "in the view of". */
export const CUE_PREPOSITIONS = words('according per via citing quoting');

/** Verbs of saying something to others, out loud or in writing: thoughts and deeds ("wants", "backed") are not among them. */
export const SPOKEN_VERBS = words(`
	say tell add state claim allege accuse insist argue report warn deny suggest note explain assert declare maintain contend acknowledge
	admit concede disclose reveal remark comment reply respond reiterate stress emphasise emphasize underline underscore caution predict
	forecast estimate promise pledge vow threaten complain confess testify swear tweet write recall recount quip joke observe opine
	mention indicate imply hint speculate exclaim lament boast brag counter retort announce confirm conclude proclaim affirm reaffirm
	assure reassure propose ask call describe denounce condemn criticise criticize praise blame urge demand request recommend advise
	dismiss refute rebut cite quote shout yell apologise apologize thank welcome hail object question appeal plead remind inform notify
	rebuke mock label brand dub liken compare agree disagree refuse decline clarify elaborate volunteer offer interject continue
	chime repeat speak talk answer pronounce post publish email message text bemoan decry deplore lambaste slam blast chide
`);

/** Nouns of something said out loud or in writing. */
export const SPOKEN_NOUNS = words(`
	statement claim allegation accusation assertion announcement warning denial comment remark reply response promise pledge vow threat
	call demand request appeal testimony tweet post letter speech complaint confession admission explanation
`);
