import { commandsFor } from '../bot/commands.ts';
import type { Allowances } from '../bot/flood.ts';
import type { Library } from '../bot/library.ts';
import type { Config } from '../config.ts';
import { subscriptionOf } from '../delivery/subscription.ts';
import type { Command } from '../model/command.ts';
import type { Channel, UserRef } from '../model/place.ts';
import type { Subscription } from '../model/subscription.ts';
import type { Topic } from '../model/topic.ts';
import type { Ages } from '../store/retention.ts';

/** What of the configuration may change while the process runs. Its properties are read anew at each use. */
export interface Live {
	readonly library: Library;
	/** Always the same list, with other content after a change. */
	readonly commands: readonly Command[];
	readonly zone: string;
	readonly managers: readonly UserRef[];
	readonly wanted: readonly Subscription[];
	/** Where whoever runs Byline is told what went wrong. */
	readonly operator: Channel | null;
	readonly allowances: Allowances;
	/** How long what is no longer needed is kept. */
	readonly ages: Ages;
	/** Changes all of it at one moment; true where the commands are others now. */
	change(config: Config): boolean;
}

export interface LiveOptions {
	readonly libraryOf: (topics: readonly Topic[]) => Library;
	/** The machine's own zone, where the configuration names none. */
	readonly zone: string;
}

export function createLive(first: Config, { libraryOf, zone }: LiveOptions): Live {
	let config = first;
	let library = libraryOf(first.topics);
	const commands = [...commandsFor(first.topics)];
	return {
		get library() {
			return library;
		},
		commands,
		get zone() {
			return config.zone ?? zone;
		},
		get managers() {
			return config.managers;
		},
		get wanted() {
			return wantedOf(config);
		},
		get ages() {
			return agesOf(config);
		},
		get operator() {
			return config.operator;
		},
		get allowances() {
			return allowancesOf(config);
		},
		change(next) {
			const before = JSON.stringify(commands);
			config = next;
			library = libraryOf(next.topics);
			commands.splice(0, commands.length, ...commandsFor(next.topics));
			return JSON.stringify(commands) !== before;
		},
	};
}

export function wantedOf({ subscriptions }: Pick<Config, 'subscriptions'>): readonly Subscription[] {
	return subscriptions.map((one) => subscriptionOf({ ...one, by: null }));
}

function allowancesOf({ limits }: Config): Allowances {
	return { user: limits['questions-per-user'], channel: limits['questions-per-channel'], tenant: limits['questions-per-tenant'] };
}

function agesOf({ limits }: Config): Ages {
	return { answers: limits['answer-history'], posts: limits['post-history'], why: limits['why-history'] };
}
