import type { Section } from '../../model/card.ts';

/** What stands in the menu of a message (⋮). Names have at most 24 characters. https://docs.slack.dev/interactivity/implementing-shortcuts */
export const SHORTCUTS: readonly {
	readonly callback: string;
	readonly name: string;
	readonly description: string;
	/** The button of the card that does the same. */
	readonly action: Section;
}[] = [
	{
		callback: 'byline_sources',
		name: 'Sources of this card',
		description: 'Shows the exact sentence that each line of a Byline card stands on.',
		action: 'sources',
	},
	{
		callback: 'byline_voices',
		name: 'Who says what',
		description: 'Shows everybody who speaks in the document of a Byline card, and what they say.',
		action: 'voices',
	},
];
