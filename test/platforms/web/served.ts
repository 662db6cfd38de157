import type { Command } from '../../../src/model/command.ts';
import { channel } from '../../../src/model/place.ts';
import type { Connection, ConnectOptions, View } from '../../../src/platforms/platform.ts';
import { settings } from '../../../src/platforms/web/settings.ts';
import { web } from '../../../src/platforms/web/web.ts';
import { folder } from '../../fixtures/folder.ts';
import { commands as usual } from '../contract.ts';
import { type Recorder, recorder } from '../recorder.ts';
import { ORIGIN, type Visit, visit } from './visit.ts';

export const NEWS = { channel: channel('web:local/news'), thread: null };

/** The page without a network: requests go straight to it. */
export interface Served {
	readonly connection: Connection;
	readonly record: Recorder;
	readonly page: Visit;
	/** Another person. */
	readonly other: Visit;
	readonly notes: readonly string[];
	readonly data: string;
}

export async function serve({
	variables = {},
	origin = ORIGIN,
	data,
	views = [],
	commands = usual,
	draw,
	board,
	local = true,
}: {
	variables?: Readonly<Record<string, string>>;
	origin?: string;
	data?: string;
	views?: readonly View[];
	commands?: readonly Command[];
	draw?: ConnectOptions['draw'];
	board?: ConnectOptions['board'];
	/** Whether requests are sent on the machine itself. */
	local?: boolean;
} = {}): Promise<Served> {
	let answer: (request: Request, from: { readonly local: boolean }) => Promise<Response> = async () => new Response(null, { status: 404 });
	const record = recorder();
	const own = data ?? (await folder());
	const connected = await web.connect(settings.parse(variables), record.handlers, {
		commands,
		log: { info() {}, warn() {}, error() {} },
		signal: AbortSignal.timeout(10_000),
		now: Date.now,
		listener: {
			origin,
			route(_path, given) {
				answer = given;
			},
		},
		views,
		draw,
		...(board && { board }),
		folder: own,
	});
	if (connected.status !== 'connected') throw new Error(`${connected.reason}. ${connected.advice}`);
	record.connection = connected.connection;
	const call = (request: Request) => answer(request, { local });
	return { connection: connected.connection, record, page: visit(call), other: visit(call), notes: connected.notes, data: own };
}
