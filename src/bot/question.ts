/** A question word with its verb, or a request: without a question mark, less than that may be talk ("what a mess"). */
const ASKS =
	/^(?:(?:and|but|so|also|ok|okay|then|hi|hey|hello)[,:]?\s+)*(?:(?:who|what|when|where|why|how|which)(?:’s|'s|\s+(?:is|are|was|were|does|do|did|has|have|had|can|could|will|would|many|much|long|far|old))|(?:tell me|explain|define)\s+(?:who|what|when|where|which|why|how|about))\b/i;

/** True for what reads as a question to the document rather than as talk among people. */
export function isQuestion(text: string): boolean {
	const plain = text.trim();
	if (!/\p{L}/u.test(plain)) return false;
	if (/\?[\s!?"'”’)]*$/.test(plain)) return true;
	return ASKS.test(plain) && plain.split(/\s+/).length >= 3 && !/!|\.\s+\S/.test(plain);
}
