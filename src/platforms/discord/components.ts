/** Component types. https://discord.com/developers/docs/components/reference#component-object-component-types */
export const TYPE = { row: 1, button: 2, select: 3, text: 10, gallery: 12, separator: 14, container: 17 } as const;

/** https://discord.com/developers/docs/components/reference#button-button-styles */
export const STYLE = { secondary: 2, link: 5 } as const;

export interface Button {
	readonly type: typeof TYPE.button;
	readonly style: typeof STYLE.secondary;
	readonly label: string;
	readonly custom_id: string;
}

export interface LinkButton {
	readonly type: typeof TYPE.button;
	readonly style: typeof STYLE.link;
	readonly label: string;
	readonly url: string;
}

export interface Select {
	readonly type: typeof TYPE.select;
	readonly custom_id: string;
	readonly placeholder: string;
	readonly options: readonly { readonly label: string; readonly value: string }[];
}

export interface Row {
	readonly type: typeof TYPE.row;
	readonly components: readonly (Button | LinkButton | Select)[];
}

export interface TextDisplay {
	readonly type: typeof TYPE.text;
	readonly id?: number;
	readonly content: string;
}

export interface Separator {
	readonly type: typeof TYPE.separator;
}

export interface Gallery {
	readonly type: typeof TYPE.gallery;
	readonly items: readonly { readonly media: { readonly url: string }; readonly description: string }[];
}

export interface Container {
	readonly type: typeof TYPE.container;
	readonly id: number;
	readonly accent_color: number;
	readonly components: readonly (TextDisplay | Separator | Gallery | Row)[];
}

export interface Embed {
	readonly color: number;
	readonly description: string;
	readonly footer?: { readonly text: string };
	readonly image?: { readonly url: string };
}

/** What a message says and shows; `flags` tell Discord in which of the two layouts. */
export interface Body {
	readonly flags: number;
	readonly components: readonly (Container | Row)[];
	readonly embeds?: readonly Embed[];
	/** The files that come with it. */
	readonly attachments?: readonly { readonly id: number; readonly filename: string; readonly description: string }[];
	/** Nothing in a message of ours pings anybody. */
	readonly allowed_mentions: { readonly parse: readonly [] };
}

/** A message on its way: with the same nonce Discord gives back the earlier one, for a few minutes. */
export interface NewMessage extends Body {
	readonly nonce: string;
	readonly enforce_nonce: true;
}
