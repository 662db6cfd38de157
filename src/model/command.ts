/** A slash command, declared once; each platform derives its own registration from it. */
export interface Command {
	/** Without the slash: `gaza-summary`. */
	readonly name: string;
	/** At most 100 characters: Discord's limit for a command's description. */
	readonly help: string;
	readonly options: readonly CommandOption[];
	/** Where there are any, one of them is always given, and `options` is empty. */
	readonly subcommands: readonly Subcommand[];
	readonly who: Audience;
}

export interface Subcommand {
	readonly name: string;
	readonly help: string;
	readonly options: readonly CommandOption[];
	readonly who: Audience;
}

/** `managers`: those who may manage the channel, as the platform itself says (see `Standing`). */
export type Audience = 'everyone' | 'managers';

export interface CommandOption {
	readonly name: string;
	readonly help: string;
	/** A flag is written as its own name (`/gaza-summary private`) or as true / false where the platform has a field for it. */
	readonly kind: 'text' | 'date' | 'flag';
	readonly required: boolean;
	/** The only values there are; empty where any text will do. */
	readonly choices: readonly Choice[];
	/** Values are suggested while the user types, from `Handlers.complete`. */
	readonly completes: boolean;
}

/** A value and how people see it. */
export interface Choice {
	readonly value: string;
	readonly label: string;
	/** Whom it is for, where these are fewer than those who may use the command. */
	readonly who?: Audience;
}

/** Whom a command is for when it is used with these values of its options. */
export function audienceOf({ who, options }: Pick<Subcommand, 'who' | 'options'>, values: readonly string[]): Audience {
	const given = values.map((value) => value.toLowerCase());
	const chosen = options.flatMap(({ choices }) => choices.filter(({ value }) => given.includes(value)));
	return chosen.some((choice) => choice.who === 'managers') ? 'managers' : who;
}
