import type { Prose, Sentence } from '../../model/prose.ts';

const PROMPT =
	/^(?:please note|thank you for|thanks for|read (?:more|also|next|the full)|see also|also (?:read|see|watch)|watch(?: now| live| more|:)|click |tap |follow (?:us|@|cnn|the bbc|live)|sign up|subscribe|join (?:us|the conversation)|share (?:this|your)|related\b[^.]{0,20}:|more (?:on|from) |related (?:story|stories|articles?)|advertisement|sponsored|photo(?:s|graph)?(?: by| credit)?:|image(?: source| credit| caption)?:|picture:|video:|caption:|file photo|getty|copyright|©|all rights reserved|editor[’']s note|correction:|updated?:|posted |published |by [\p{Lu}][\p{L}.’'-]+ [\p{Lu}][\p{L}.’'-]+(?:,|$)|story highlights|\d+ of \d+|this story has been|this article (?:was|has)|the views expressed|the opinions expressed|do you have a|have you (?:got|been)|what do you think|let us know|tell us|e-?mail us|download (?:the|our)|get (?:the|our) (?:latest|news|app)|newsletter|loading)/iu;
const CREDIT =
	/\b(?:contributed to (?:this|the) (?:report|story|article)|reporting by|additional reporting|editing by|written by|compiled by|(?:opinions|views) expressed in this|follow \S+ on (?:twitter|facebook|x|instagram)|on (?:twitter|facebook|instagram) @|all rights reserved|(?:pic|pti|photo|image|picture)(?: courtesy| credits?)?:|may not be published, broadcast|sign up for|click here|shared by|a post shared|a photo posted|getty images|with inputs from|first published)\b/iu;
const ADDRESS = /https?:\/\/|www\.|@\w{3,}|#\w{3,}/;

/** True for what stands in an article and is no part of its story: prompts, credits, captions, link lists, subheads. */
export function isBoilerplate(prose: Prose, sentence: Sentence): boolean {
	const { document, paragraphs } = prose;
	const text = document.text.slice(sentence.start, Math.min(sentence.end, sentence.start + 400));
	if (PROMPT.test(text) || CREDIT.test(text) || ADDRESS.test(text)) return true;
	const ended = /[.!?…][”"’')\]]*$/.test(document.text.slice(sentence.end - 4, sentence.end));
	if (ended) return false;
	// A subhead, a list's item or a caption: a paragraph of its own that no full stop ends.
	const paragraph = paragraphs[sentence.paragraph]!;
	return paragraph.sentences[1] - paragraph.sentences[0] === 1 && paragraphs.length > 1;
}
