#!/usr/bin/env node
import { Command } from 'commander';
import { summaryCard } from './cards/summary.ts';
import { digest } from './digest/digest.ts';
import { render } from './platforms/terminal/render.ts';
import { readDocument } from './sources/file.ts';

const program = new Command('byline').description('News digests in which every line says who said it');
program
	.command('digest')
	.argument('<file>')
	.option('--json')
	.action(async (file: string, options: { json?: boolean }) => {
		const result = digest(await readDocument(file));
		console.log(options.json ? JSON.stringify(result, null, '\t') : render(summaryCard(result)));
	});
await program.parseAsync();
