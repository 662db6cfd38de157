import { z } from 'zod';
import { nearest } from '../model/nearest.ts';
import type { Locator } from './locate.ts';
import type { Problem } from './problem.ts';

/** What zod found, as problems with their lines. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], { file, schema, locate }: IssueContext): Problem[] {
	return issues.flatMap((issue) => {
		if (issue.code === 'unrecognized_keys') return unknownKeys(issue, { file, schema, locate });
		return [problemOf(issue, `${file}:${locate.line(issue.path)}`)];
	});
}

interface IssueContext {
	readonly file: string;
	readonly schema: z.ZodType;
	readonly locate: Locator;
}

function unknownKeys({ path, keys }: z.core.$ZodIssueUnrecognizedKeys, { file, schema, locate }: IssueContext): Problem[] {
	const valid = keysAt(schema, path);
	return keys.map((key) => {
		const [closest] = nearest(key, valid);
		return {
			where: `${file}:${locate.keyLine(path, key)}`,
			what: `"${key}"`,
			reason: `there is no such key ${path.length ? `under ${pathText(path)}` : 'at the top'}`,
			advice: closest ? `Did you mean "${closest}"?` : `The keys are ${valid.join(', ')}.`,
		};
	});
}

function problemOf(issue: z.core.$ZodIssue, where: string): Problem {
	const name = pathText(issue.path);
	const value = issue.input;
	if (issue.code === 'invalid_type') {
		if (value === undefined || value === null)
			return { where, what: name, reason: 'it is missing', advice: `Write ${WANTED[issue.expected] ?? issue.expected} there.` };
		return {
			where,
			what: `${name} ${quoted(value)}`,
			reason: `expected ${WANTED[issue.expected] ?? issue.expected}, got ${kindOf(value)}`,
			advice: null,
		};
	}
	if (issue.code === 'invalid_value') {
		const choices = issue.values.map(String);
		const [closest] = nearest(String(value), choices);
		const advice = closest ? `Did you mean "${closest}"?` : null;
		return { where, what: `${name} ${quoted(value)}`, reason: `expected ${choices.join(' or ')}`, advice };
	}
	if (issue.code === 'invalid_key') {
		const key = issue.path.at(-1);
		const reason = issue.issues[0]?.message ?? 'the name cannot be used';
		return { where, what: `"${String(key)}"`, reason, advice: null };
	}
	return {
		where,
		what: value === undefined || typeof value === 'object' ? name : `${name} ${quoted(value)}`,
		reason: issue.message,
		advice: null,
	};
}

const WANTED: Readonly<Record<string, string>> = {
	string: 'text',
	object: 'a group of keys',
	record: 'a group of keys',
	array: 'a list',
	number: 'a number',
	boolean: 'true or false',
};

function kindOf(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	return (
		{ string: 'text', number: 'a number', boolean: 'true or false', object: 'a group of keys' }[typeof value as string] ?? typeof value
	);
}

function quoted(value: unknown): string {
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}

/** `subscriptions[0].at` */
function pathText(path: readonly PropertyKey[]): string {
	return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i ? '.' : ''}${String(key)}`)).join('') || 'the file';
}

/** The keys that may stand at a path. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
	if (schema instanceof z.ZodPrefault || schema instanceof z.ZodDefault || schema instanceof z.ZodOptional)
		return keysAt(schema.unwrap(), path);
	const [key, ...rest] = path;
	if (schema instanceof z.ZodObject) {
		if (key === undefined) return Object.keys(schema.shape);
		return keysAt(schema.shape[String(key)], rest);
	}
	if (schema instanceof z.ZodRecord) return keysAt(schema.valueType, rest);
	if (schema instanceof z.ZodArray) return keysAt(schema.element, rest);
	return [];
}
