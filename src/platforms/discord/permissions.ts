import { z } from 'zod';
import { PERMISSIONS } from './limits.ts';
import { type Api, type Outcome, read } from './rest.ts';
import { type ChannelObject, channelObject, isThread } from './wire.ts';

const member = z.object({ roles: z.array(z.string()) });
const roles = z.array(z.object({ id: z.string(), permissions: z.string() }));
const EVERYTHING = (1n << 62n) - 1n;

type Overwrites = NonNullable<ChannelObject['permission_overwrites']>;

/** What the bot may do in a channel, or in the channel of a thread. https://discord.com/developers/docs/topics/permissions#permission-hierarchy */
export async function permissionsIn(api: Api, { channel, bot }: { channel: string; bot: string }): Promise<Outcome<bigint>> {
	const found = read(await api.call({ method: 'GET', path: `/channels/${channel}` }), channelObject);
	if (!found.ok) return found;
	const { guild_id: guild, parent_id: parent, permission_overwrites: overwrites = [] } = found.data;
	if (!guild) return { ok: true, data: EVERYTHING };
	if (isThread(found.data) && parent) return permissionsIn(api, { channel: parent, bot });
	const [all, mine] = await Promise.all([
		api.call({ method: 'GET', path: `/guilds/${guild}/roles` }),
		api.call({ method: 'GET', path: `/guilds/${guild}/members/${bot}` }),
	]);
	const [known, me] = [read(all, roles), read(mine, member)];
	if (!known.ok) return known;
	if (!me.ok) return me;
	const held = [guild, ...me.data.roles];
	const base = known.data.filter(({ id }) => held.includes(id)).reduce((sum, role) => sum | BigInt(role.permissions), 0n);
	if (base & PERMISSIONS.administrator) return { ok: true, data: EVERYTHING };
	return { ok: true, data: overwritten(base, overwrites, { guild, roles: me.data.roles, bot }) };
}

/** First everybody's, then those of the roles together, then one's own; in each, what is allowed wins. */
function overwritten(base: bigint, overwrites: Overwrites, who: { guild: string; roles: readonly string[]; bot: string }): bigint {
	const stages = [[who.guild], who.roles, [who.bot]];
	return stages.reduce((rights, ids) => {
		const stage = overwrites.filter(({ id }) => ids.includes(id));
		const deny = stage.reduce((sum, one) => sum | BigInt(one.deny), 0n);
		const allow = stage.reduce((sum, one) => sum | BigInt(one.allow), 0n);
		return (rights & ~deny) | allow;
	}, base);
}
