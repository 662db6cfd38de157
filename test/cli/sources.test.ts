import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { run as byline } from '../../src/cli/program.ts';
import { rss, story } from '../fixtures/feeds.ts';
import { folder } from '../fixtures/folder.ts';
import { type Site, site } from '../fixtures/site.ts';

async function desk(sites: readonly Site[] = [], { filter = '' } = {}) {
	const path = await folder();
	await mkdir(join(path, 'harbour'));
	await writeFile(
		join(path, 'harbour/2025-03-04.md'),
		'---\ntitle: Dockers walk out\ndate: 2025-03-04\n---\n\nDockers walked out on Tuesday, the union said in the town hall.\n',
	);
	await writeFile(
		join(path, 'harbour/2025-03-05.md'),
		'---\ntitle: Football\ndate: 2025-03-05\n---\n\nThe town’s team won its football match on Wednesday, the club said.\n',
	);
	const config = `topics:\n  harbour:\n    title: Harbour talks\n    sources:\n      - folder: ${join(path, 'harbour')}\n      - feed: https://coast.example/feed\n${filter}fetching: { pause: 1s, allow-private: [${sites.map(({ host }) => `"${host}"`).join(', ')}] }\n`;
	await writeFile(join(path, 'byline.yaml'), config);
	const env = { BYLINE_CONFIG: join(path, 'byline.yaml'), BYLINE_DATA: join(path, 'data') };
	async function run(...args: string[]) {
		const [stdout, stderr] = [new PassThrough(), new PassThrough()];
		const code = await byline(args, { env, stdout, stderr, now: Date.now });
		return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') };
	}
	return { path, run };
}

test('byline sources lists folders and feeds; OPML goes in and comes out', { timeout: 60_000 }, async () => {
	const { path, run } = await desk();
	const opml = join(path, 'feeds.opml');
	await writeFile(
		opml,
		'<opml version="2.0"><body><outline text="Isle" xmlUrl="https://isle.example/feed"/><outline text="Inside" xmlUrl="http://127.0.0.1/"/></body></opml>',
	);
	const imported = await run('sources', 'import', opml, '--topic', 'harbour');
	expect(imported).toMatchObject({ code: 0, stdout: '1 of 2 feeds are new in Harbour talks.\n' });
	expect(imported.stderr).toContain('Left out: Inside (127.0.0.1 is not on the public internet)');
	const listed = await run('sources');
	expect(listed.stdout).toContain('The feed · https://isle.example/feed · added here · not read yet');
	expect(listed.stdout).toContain('The feed · https://coast.example/feed · not read yet');
	expect((await run('sources', 'export')).stdout).toMatch(
		/Harbour talks[\s\S]*https:\/\/isle\.example\/feed[\s\S]*https:\/\/coast\.example\/feed/,
	);
	expect(await run('sources', 'remove', 'harbour', 'https://isle.example/feed')).toMatchObject({ code: 0 });
	expect(await run('sources', 'remove', 'harbour', 'https://isle.example/feed')).toMatchObject({
		code: 1,
		stderr: expect.stringContaining('has no source'),
	});
	expect(await run('sources', 'import', opml, '--topic', 'habour')).toMatchObject({
		code: 1,
		stderr: expect.stringContaining('There is no topic "habour"'),
	});
	expect(await run('sources', 'import', join(path, 'byline.yaml'), '--topic', 'harbour')).toMatchObject({
		code: 1,
		stderr: expect.stringContaining('it is no OPML'),
	});
	expect(await run('sources', 'add', 'harbour', 'http://169.254.169.254/')).toMatchObject({
		code: 1,
		stderr: expect.stringContaining('not on the public internet'),
	});
});

test('byline preview says of each document why it is in or out', { timeout: 60_000 }, async () => {
	const { run } = await desk([], { filter: '    filter: { words: docker* or strike }\n' });
	const { stdout, code } = await run('preview', 'harbour');
	expect(code).toBe(0);
	expect(stdout).toContain('out  5 Mar 2025 · Football — none of “docker…”, “strike” is in it');
	expect(stdout).toContain('in   4 Mar 2025 · Dockers walk out — “docker…” is in it');
	expect(stdout).toContain('1 of 2 documents are in.');
});

test('byline add keeps one document, from a file or an address, once', { timeout: 60_000 }, async () => {
	const article = `<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1>${story(1)}${story(2)}</article></body></html>`;
	const news = await site({ '/page': article, '/feed': rss([{ guid: '1', title: 'Ferry', content: story(1) }]) });
	const { path, run } = await desk([news]);
	const file = join(path, 'other.txt');
	await writeFile(file, 'Bridge opens\n\nThe bridge in Port Ellis opened on Monday, the council said in a statement.\n');
	expect(await run('add', file, '--topic', 'harbour')).toMatchObject({ code: 0, stdout: 'Added to Harbour talks: Bridge opens\n' });
	expect(await run('add', file, '--topic', 'harbour')).toMatchObject({ code: 0, stdout: 'Harbour talks has it already: Bridge opens\n' });
	expect(await run('add', `${news.origin}/page`, '--topic', 'harbour')).toMatchObject({
		code: 0,
		stdout: 'Added to Harbour talks: Ferry\n',
	});
	expect(await run('add', `${news.origin}/feed`, '--topic', 'harbour')).toMatchObject({
		code: 1,
		stderr: expect.stringContaining('is a feed, not one document'),
	});
	expect(await run('add', join(path, 'none.txt'), '--topic', 'harbour')).toMatchObject({
		code: 1,
		stderr: expect.stringContaining('there is no such file'),
	});
	const { stdout } = await run('preview', 'harbour');
	expect(stdout).toContain('Bridge opens');
	expect(stdout).toContain('Ferry');
});
