import type { LookupAddress } from 'node:dns';
import { lookup as systemLookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { inside, isPublic } from './address.ts';

/** All addresses of a host. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export const systemResolve: Resolve = (host) => systemLookup(host, { all: true, verbatim: true });

/** A host that leads to where nothing may be fetched. */
export class ForbiddenHost extends Error {
	override readonly name = 'ForbiddenHost';
	readonly advice: string;
	constructor(host: string) {
		const { reason, advice } = inside(host);
		super(reason);
		this.advice = advice;
	}
}

/**
 * Looks a host up once for a connection, and hands on only addresses that were checked: the connection goes to these and to no
 * others, so that a name which answers differently a moment later (DNS rebinding) gains nothing. One address that is not public
 * spoils the host.
 */
export function checkedLookup(resolve: Resolve, mayReach: (address: string) => boolean = isPublic): LookupFunction {
	return (host, options, callback) => {
		resolve(host).then(
			(addresses) => {
				const [first] = addresses;
				if (!first) callback(Object.assign(new Error(`no address for ${host}`), { code: 'ENOTFOUND' }), '');
				else if (!addresses.every(({ address }) => mayReach(address))) callback(new ForbiddenHost(host), '');
				else if (options.all) callback(null, [...addresses]);
				else callback(null, first.address, first.family);
			},
			(cause: NodeJS.ErrnoException) => callback(cause, ''),
		);
	};
}
