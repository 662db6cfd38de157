/** Invented news in plain shapes, so that speed can be measured without anybody's texts. The same seed gives the same articles. */

const PEOPLE = [
	'Ana Reyes',
	'Tomas Lindqvist',
	'Grace Okafor',
	'Karim el-Amin',
	'Marie Duval',
	'Peter van Houten',
	'Lena Brandt',
	'Ivo Klein',
];
const ROLES = ['port director', 'union chair', 'finance minister', 'police spokesman', 'harbour engineer', 'opposition leader'];
const PLACES = ['Norhaven', 'Port Ellis', 'Southmere', 'the capital', 'Ostland', 'the northern district'];
const SHAPES: readonly ((pick: Pick) => string)[] = [
	(p) => `${p.person()}, the ${p.role()}, said that ${p.number()} people had been moved out of ${p.place()} since ${p.day()}.`,
	(p) => `“We will not sign a paper that nobody here has read,” ${p.surname()} said. “There is time until ${p.day()}.”`,
	(p) => `At least ${p.number()} ships were waiting outside ${p.place()} on ${p.day()}, according to the harbour office.`,
	(p) => `It was not immediately clear who would pay for the repairs, which the council put at $${p.number()} million.`,
	(p) => `The ${p.role()} accused the company of “hiding the backlog” and demanded an inquiry by ${p.day()}.`,
	(p) => `Work on the bridge in ${p.place()} began on ${p.number()} March 2019 and was to end last year.`,
	(p) => `But the plan gives no date for the reopening, and ${p.person()} told Radio Norte that talks could take months.`,
	() => `A worker who spoke on condition of anonymity said the night shift had been told to leave its badges.`,
	() => `The ministry denied that, saying in a statement that “every payment has been made”.`,
	(p) => `Prices rose by ${p.number()} percent in ${p.place()} in the third quarter, more than analysts had expected.`,
];

interface Pick {
	person(): string;
	surname(): string;
	role(): string;
	place(): string;
	day(): string;
	number(): number;
}

/** `count` articles of about `words` words each. */
export function articles(count: number, words: number): string[] {
	const random = generator(20_251_008);
	return Array.from({ length: count }, () => article(random, words));
}

function article(random: () => number, words: number): string {
	const from = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
	const pick: Pick = {
		person: () => from(PEOPLE),
		surname: () => from(PEOPLE).split(' ').slice(1).join(' '),
		role: () => from(ROLES),
		place: () => from(PLACES),
		day: () => from(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']),
		number: () => 2 + Math.floor(random() * 400),
	};
	const paragraphs: string[] = [];
	for (let length = 0; length < words; ) {
		const paragraph = `${from(SHAPES)(pick)} ${from(SHAPES)(pick)}`;
		paragraphs.push(paragraph);
		length += paragraph.split(' ').length;
	}
	return paragraphs.join('\n\n');
}

/** Park and Miller's generator: small, and the same everywhere. https://doi.org/10.1145/63039.63042 */
function generator(seed: number): () => number {
	let state = seed % 2_147_483_647;
	return () => {
		state = (state * 48_271) % 2_147_483_647;
		return state / 2_147_483_647;
	};
}
