/** In UTF-16 units: longer than any question. */
const LONGEST = 1_000;

const INSTRUCTION =
	/\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|rules?|prompts?|above|previous|guidelines)\b|\b(?:system|hidden) prompt\b|\byou are now\b|^(?:please )?(?:pretend|act as|role-?play|write|compose|generate|draw|translate|sing|code|delete|post|send|print|repeat after|reveal|show me your|say (?:hello|hi))\b|\bfrom now on\b|\b(?:new|your) instructions\b/i;
const ABOUT_BOT =
	/^(?:who|what) are you\b|\bwho (?:made|built|wrote) you\b|\bwhat can you do\b|\bhow do you work\b|\bare you (?:an? )?(?:bot|human|ai|real|robot|machine|person)\b|^(?:hi|hello|hey|thanks|thank you|help|good (?:morning|evening|day))(?: (?:there|byline|bot|all))?[\s!.?]*$/i;
const LETTER = /\p{L}/gu;
const LATIN = /\p{Script=Latin}/gu;
const FOREIGN =
	/(?<!\p{L})(?:qui|quand|combien|pourquoi|où|quel|quelle|quels|comment|est-ce|wer|wann|wie|viele|warum|wo|welche|welcher|ist|sind|quién|quien|cuándo|cuando|cuántos|cuantos|dónde|donde|por qué|qué|cómo|chi|quando|quanti|perché|dove|cosa|quem|quantos|onde|como|porque|hoeveel|waarom|waar|wanneer|kto|kiedy|hvem|hvor|når|vem|när|kaç|nerede|neden)(?!\p{L})/iu;
const ENGLISH =
	/\b(?:the|is|are|was|were|did|does|do|has|have|had|will|who|what|when|where|why|how|which|whose|of|in|to|and|it|that|about|many|much|said|say)\b/i;

/** Byline's own sentence for what is no question to the text; null for a question. */
export function refusal(question: string): string | null {
	const letters = question.match(LETTER)?.length ?? 0;
	if (question.length > LONGEST) return `That is too long for a question: ${LONGEST.toLocaleString('en')} characters are the most.`;
	if (letters === 0) return 'Ask me in words: who, what, when, where, why, how many, or who said it.';
	if ((question.match(LATIN)?.length ?? 0) < letters / 2 || (FOREIGN.test(question) && !ENGLISH.test(question)))
		return 'I can only read questions in English.';
	if (INSTRUCTION.test(question)) return 'I only answer questions about the text, from its own words.';
	if (ABOUT_BOT.test(question))
		return 'I answer questions about the text, with its own words and who said them. Ask who, what, when, where, why or how many.';
	return null;
}
