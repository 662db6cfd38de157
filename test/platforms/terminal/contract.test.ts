import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { channel, type MessageRef } from '../../../src/model/place.ts';
import { CHANNEL } from '../../../src/platforms/terminal/screen.ts';
import { terminal } from '../../../src/platforms/terminal/terminal.ts';
import { contract } from '../contract.ts';
import type { Harness } from '../harness.ts';

/** A number, or `you`, in brackets on a line of its own; then what is shown. */
const BLOCK = /^\[(\d+|you)\]( changed| removed)?\n([\s\S]*?)(?=^\[(?:\d+|you)\]|(?![\s\S]))/gm;
// A terminal acts on escape sequences, and on nothing else.
const ESCAPE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

async function start(): Promise<Harness<Record<string, never>>> {
	const input = new PassThrough();
	const output = new PassThrough();
	let printed = '';
	output.on('data', (chunk: Buffer) => {
		printed += chunk.toString();
	});
	async function type(line: string): Promise<void> {
		input.write(`${line}\n`);
		await setImmediate();
	}
	const blocks = () => [...printed.matchAll(BLOCK)].map(([, id, change, text]) => ({ id, change, text: text ?? '' }));
	const numberOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);
	return {
		definition: terminal({ input, output }),
		settings: {},
		variables: {},
		channel: channel(CHANNEL),
		closed: null,
		async shown(message: MessageRef) {
			const last = blocks()
				.filter(({ id }) => id === numberOf(message))
				.at(-1);
			return !last || last.change === ' removed' ? null : last.text;
		},
		async whispered() {
			const shown: string[] = [];
			for (const { change, text } of blocks().filter(({ id }) => id === 'you'))
				shown.splice(change ? shown.length - 1 : shown.length, 1, text);
			return shown;
		},
		command: ({ command, text }) => type(`/${command} ${text}`),
		press: (on, action) => type(on === 'private' ? `#${action}` : `#${action} ${numberOf(on)}`),
		ask: ({ thread, text }) => type(`${numberOf(thread)}> ${text}`),
		next: null,
		broken: () => [],
		visible: (rendered) => String(rendered),
		fallback: () => null,
		dangers: (rendered) => String(rendered).match(ESCAPE) ?? [],
		async stop() {
			input.end();
		},
	};
}

contract('terminal', start);
