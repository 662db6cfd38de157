import { start } from '../../../src/main.ts';

/** `byline start` as a process of its own, whose minutes are seconds: the timing is its one argument. */
process.exitCode = await start({ timing: JSON.parse(process.argv[2] ?? '{}') });
