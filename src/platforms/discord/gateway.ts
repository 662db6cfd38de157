import type { Refused } from '../../model/post.ts';
import { type GatewayOptions, login } from './client.ts';
import { identifyThrottler } from './identifies.ts';
import { TOKEN_ADVICE } from './verdict.ts';
import { isThread } from './wire.ts';

export interface Gateway {
	/** The channel of a thread; null for a channel that is no thread, undefined for what is not known. */
	parentOf(id: string): string | null | undefined;
	/** How many servers the bot is in. */
	guilds(): number;
	close(): Promise<void>;
}

const DISALLOWED = 4014;
const REVOKED = 4004;

/** Resolves when Discord says that the bot is ready. The library restores a connection that drops. */
export async function openGateway(options: GatewayOptions, throttler = identifyThrottler(options)): Promise<Gateway | Refused> {
	let closed = false;
	const first = await login(options, throttler);
	if (first === 'disallowed') return openGateway({ ...options, content: false }, throttler);
	if ('status' in first) return first;
	let client = first;
	watch(options.content);
	return {
		parentOf(id) {
			const found = client.channels.cache.get(id);
			if (!found) return undefined;
			return isThread(found) && 'parentId' in found ? found.parentId : null;
		},
		guilds: () => client.guilds.cache.size,
		async close() {
			closed = true;
			await client.destroy();
		},
	};

	/** Two things end a connection for good: a token that was taken back, and an intent that was switched off while we run. */
	function watch(content: boolean): void {
		client.on('shardReconnecting', (shard) => {
			if (!closed) options.log.info('the connection to Discord dropped; it is being restored', { shard });
		});
		client.on('shardDisconnect', ({ code }) => {
			if (closed) return;
			if (code === REVOKED) options.log.error(`Discord no longer takes the token. ${TOKEN_ADVICE}`);
			else if (code === DISALLOWED && content) void withoutContent();
			else options.log.error('Discord ended the connection for good; start Byline again', { code });
		});
	}

	async function withoutContent(): Promise<void> {
		options.log.warn('The Message Content intent was switched off; questions need a mention or a reply from now on.');
		await client.destroy();
		const again = await login({ ...options, content: false, signal: AbortSignal.timeout(600_000) }, throttler);
		if (again === 'disallowed' || 'status' in again) {
			options.log.error('Discord could not be connected again; start Byline again');
			return;
		}
		client = again;
		if (closed) await client.destroy();
		else watch(false);
	}
}
