import type { Prose, Token } from '../model/prose.ts';

export interface Salience {
	/** The type of each token: equal words of content share one; 0 for every other token. */
	readonly types: Int32Array;
	/** What each type counts; 0 for type 0. */
	readonly weights: Float64Array;
}

const CONTENT = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ', 'NUM']);
const PLAIN = new Set('say tell be have do get go make take year day week month time people add'.split(' '));

/** Weighs the words of a text by how often and how early it uses them. */
export function salience({ tokens, sentences, document }: Prose): Salience {
	const types = new Int32Array(tokens.length);
	const ids = new Map<string, number>();
	const counts: number[] = [0];
	const firsts: number[] = [0];
	for (let at = 0; at < tokens.length; at++) {
		const token = tokens[at]!;
		if (!isContent(token)) continue;
		let id = ids.get(token.lemma);
		if (id === undefined) {
			id = counts.length;
			ids.set(token.lemma, id);
			counts.push(0);
			firsts.push(token.sentence);
		}
		types[at] = id;
		counts[id]!++;
	}
	const title = document.title ? document.text.slice(document.title.start, document.title.end).toLowerCase() : '';
	const weights = new Float64Array(counts.length);
	for (const [lemma, id] of ids) {
		const early = firsts[id]! < Math.max(2, sentences.length / 10) ? 1.5 : 1;
		weights[id] = Math.log2(1 + counts[id]!) * early * (title.includes(lemma) ? 1.5 : 1);
	}
	return { types, weights };
}

function isContent(token: Token): boolean {
	return CONTENT.has(token.pos) && !PLAIN.has(token.lemma);
}
