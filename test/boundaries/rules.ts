import { builtinModules } from 'node:module';
import path from 'node:path';
import { code, cyclesOf, type Import, importsOf, type Tree } from './imports.ts';
import { DOORS, ROOFS, ROOMS } from './rooms.ts';

const NAMELESS = /^(?:utils?|helpers?|shared|common|misc|types|constants)(?:\.ts)?$/;
const REEXPORTS_ONLY = /^(?:\s*export\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s+from\s+['"][^'"]+['"];?)+\s*$/;
const CLOCK_OR_ENVIRONMENT = /\bprocess\.env\b|\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/;
const IMPURE = /\bMath\.random\b|\bfetch\(|\bprocess\.|\bcrypto\.|\bsetTimeout\b|\bsetInterval\b/;
const PLATFORM_SWITCH = /\bswitch\s*\(\s*[\w.]*platform\w*\s*\)/i;

/** Everything in the tree that breaks a rule of the house, each as one line that names the file. */
export function violations(tree: Tree): string[] {
	const imports = importsOf(tree);
	return [
		...imports.flatMap(wallBroken),
		...cyclesOf(imports).map((cycle) => `${[...cycle, cycle[0]].join(' → ')} is a cycle of imports`),
		...[...tree].flatMap(([file, text]) => [...misnamed(file), ...barrel(file, text), ...words(file, code(text))]),
	];
}

/** The room of a file: the longest path of the table that it lies in; null for one that may import anything. */
function roomOf(file: string): string | null {
	if (isIn(file, ROOFS)) return null;
	const rooms = Object.keys(ROOMS).filter((room) => isIn(file, [room]));
	return rooms.sort((a, b) => b.length - a.length)[0] ?? '';
}

function wallBroken({ file, specifier, target }: Import): string[] {
	const room = roomOf(file);
	if (room === null) return [];
	const rules = ROOMS[room];
	if (!rules) return [];
	if (target !== null) {
		const other = roomOf(target);
		const allowed = other === room || (other !== null && rules.rooms.includes(other));
		return allowed ? [] : [`${file} imports ${target}: ${room} may not import ${other ?? 'what puts the rooms together'}`];
	}
	if (isBuiltin(specifier)) return rules.pure ? [`${file} imports ${specifier}: ${room} is pure`] : [];
	return rules.packages.includes(packageOf(specifier)) ? [] : [`${file} imports the package ${specifier}, which is not one of ${room}'s`];
}

function misnamed(file: string): string[] {
	return file.split('/').some((part) => NAMELESS.test(part)) ? [`${file} is named after nothing in it`] : [];
}

function barrel(file: string, text: string): string[] {
	const allowed = file === 'platforms/index.ts' || /^platforms\/[^/]+\/index\.ts$/.test(file);
	if (allowed) return [];
	return path.posix.basename(file) === 'index.ts' || REEXPORTS_ONLY.test(code(text)) ? [`${file} is a barrel`] : [];
}

function words(file: string, text: string): string[] {
	const found = roomOf(file) === '' ? [`${file} is in no room of the table`] : [];
	if (!isIn(file, DOORS) && CLOCK_OR_ENVIRONMENT.test(text))
		found.push(`${file} reads the clock or the environment: take it as an argument`);
	if (!file.startsWith('platforms/') && PLATFORM_SWITCH.test(text)) found.push(`${file} switches on the platform`);
	if (ROOMS[roomOf(file) ?? '']?.pure && IMPURE.test(text)) found.push(`${file} is in a pure room and reaches out of it`);
	return found;
}

function isIn(file: string, places: readonly string[]): boolean {
	return places.some((place) => file === place || file.startsWith(`${place}/`));
}

function isBuiltin(specifier: string): boolean {
	return specifier.startsWith('node:') || builtinModules.includes(specifier);
}

function packageOf(specifier: string): string {
	return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
