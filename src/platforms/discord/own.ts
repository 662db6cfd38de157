/** The ids of the messages that this process has posted: deletions of other people's messages are no business of ours. */
export interface OwnMessages {
	add(id: string): void;
	delete(id: string): boolean;
}

const MOST = 10_000;

export function ownMessages(): OwnMessages {
	const ids = new Set<string>();
	return {
		add(id) {
			ids.add(id);
			if (ids.size > MOST) ids.delete(ids.values().next().value!);
		},
		delete: (id) => ids.delete(id),
	};
}
