import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.ts'],
		globalSetup: ['test/store/postgres/setup.ts'],
		testTimeout: 30_000,
		// A browser, a database or a process of its own takes its time on a busy machine.
		hookTimeout: 60_000,
		maxWorkers: 2,
		// CI's machines are noisy, and some tests hold a time bar: one that misses it is measured once more.
		retry: process.env.CI ? 1 : 0,
	},
});
