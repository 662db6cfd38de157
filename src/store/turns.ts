/** What one query does to the file. `alone`: it cannot run inside a transaction (a pragma). */
export type Effect = 'reads' | 'writes' | 'alone';

/** Who may use the one connection, and when. */
export interface Turns {
	/** Runs the query in its turn, and resolves when what it wrote is on the disk. */
	take<Result>(query: () => Result, effect: Effect): Promise<Result>;
	/** Resolves when the connection is the caller's alone, until `release` is called. */
	hold(): Promise<() => void>;
}

interface Job {
	readonly effect: Effect | 'holds';
	/** Gives what went wrong, for whoever must know before the job is settled. */
	readonly run: () => unknown;
	readonly settle: () => void;
	readonly fail: (cause: unknown) => void;
}

/** Transactions are begun and ended by whoever has the connection. */
export interface Transaction {
	/** Throws at once when somebody else is writing. */
	begin(): void;
	commit(): Promise<void>;
	rollback(): Promise<void>;
	/** False when a failure (a full disk) has undone the whole of it. */
	isOpen(): boolean;
}

/**
 * Group commit: all writes that wait at one moment share one transaction, and so one flush of the disk, which is what a write
 * costs. A statement that fails undoes itself alone; SQLite keeps the rest of the transaction. https://sqlite.org/lang_conflict.html
 */
export function turns({ begin, commit, rollback, isOpen }: Transaction): Turns {
	const waiting: Job[] = [];
	let working = false;

	function join(job: Job): void {
		waiting.push(job);
		if (working) return;
		working = true;
		setImmediate(() => void work());
	}

	async function work(): Promise<void> {
		while (waiting.length) {
			await together(nextBatch());
			// Those who were waiting for this batch get to ask for their next query before it is decided who shares the next one.
			await new Promise((resolve) => setImmediate(resolve));
		}
		working = false;
	}

	function nextBatch(): Job[] {
		const shared = waiting.findIndex(({ effect }) => effect === 'holds' || effect === 'alone');
		return waiting.splice(0, shared === -1 ? waiting.length : Math.max(1, shared));
	}

	async function together(batch: readonly Job[]): Promise<void> {
		const shares = batch.some(({ effect }) => effect === 'writes');
		if (shares) {
			try {
				begin();
			} catch (cause) {
				// Somebody else is writing: those who only read need not wait for that.
				for (const job of batch) if (job.effect === 'writes') job.fail(cause);
				return together(batch.filter(({ effect }) => effect !== 'writes'));
			}
		}
		try {
			for (const job of batch) {
				const failure = await job.run();
				// What comes after would be written by itself, and what came before is lost: none of it may be called done.
				if (shares && !isOpen()) throw failure;
			}
			if (shares) await commit();
			for (const job of batch) job.settle();
		} catch (cause) {
			if (shares) await rollback().catch(() => {});
			for (const job of batch) job.fail(cause);
		}
	}

	return {
		take: (query, effect) =>
			new Promise((resolve, reject) => {
				let settle: () => void = () => {};
				join({
					effect,
					run() {
						try {
							const result = query();
							settle = () => resolve(result);
							return undefined;
						} catch (cause) {
							settle = () => reject(cause);
							return cause;
						}
					},
					settle: () => settle(),
					fail: reject,
				});
			}),
		hold: () =>
			new Promise((resolve, reject) => {
				join({
					effect: 'holds',
					run: () => new Promise<void>((release) => resolve(release)),
					settle() {},
					fail: reject,
				});
			}),
	};
}
