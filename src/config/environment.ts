import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { nearest } from '../model/nearest.ts';
import type { Problem } from './problem.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables that concern everybody; those of platforms are beside each platform. */
export const COMMON = ['PORT', 'DATABASE_URL', 'BYLINE_CONFIG', 'BYLINE_DATA', 'BYLINE_LOG'] as const;

export interface Variables {
	/** Set, not empty, and with `*_FILE` read. */
	readonly values: Readonly<Record<string, string>>;
	readonly problems: readonly Problem[];
	/** Names that look like a slip of the keyboard; nothing is refused for them. */
	readonly warnings: readonly string[];
}

/** What is set, over what the file `.env` in the folder sets. */
export async function readEnvironment(set: Environment, folder: string): Promise<Environment> {
	return { ...parseEnv(await readFile(path.join(folder, '.env'), 'utf8').catch(() => '')), ...set };
}

/** Reads the named variables; `NAME_FILE` names a file that holds the value of `NAME`. */
export async function readVariables(environment: Environment, names: readonly string[]): Promise<Variables> {
	const values: Record<string, string> = {};
	const problems: Problem[] = [];
	for (const name of names) {
		const [value, file] = [environment[name]?.trim(), environment[`${name}_FILE`]?.trim()];
		if (value && file) {
			const advice = `Unset one of ${name} and ${name}_FILE.`;
			problems.push({ where: 'the environment', what: name, reason: 'it is given twice, once as a file', advice });
		} else if (value) values[name] = value;
		else if (file) {
			const read = await secretFile(file);
			if ('value' in read) values[name] = read.value;
			else problems.push({ where: 'the environment', what: `${name}_FILE "${file}"`, ...read });
		}
	}
	return { values, problems, warnings: slips(environment, names) };
}

async function secretFile(file: string): Promise<{ value: string } | { reason: string; advice: string }> {
	try {
		const value = (await readFile(file, 'utf8')).trim();
		return value ? { value } : { reason: 'the file is empty', advice: 'Write the value into it.' };
	} catch (cause) {
		const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
		return { reason: missing ? 'there is no such file' : 'the file cannot be read', advice: 'Check the path and its rights.' };
	}
}

function slips(environment: Environment, names: readonly string[]): string[] {
	const valid = names.flatMap((name) => [name, `${name}_FILE`]);
	const prefixes = new Set(names.filter((name) => name.includes('_')).map((name) => name.slice(0, name.indexOf('_') + 1)));
	return Object.keys(environment)
		.filter((name) => !valid.includes(name) && [...prefixes].some((prefix) => name.startsWith(prefix)))
		.flatMap((name) => {
			const [closest] = nearest(name, valid);
			return closest ? [`${name} is set, but not known: did you mean ${closest}?`] : [];
		});
}
