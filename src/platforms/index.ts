import { discord } from './discord/index.ts';
import type { PlatformDefinition } from './platform.ts';
import { slack } from './slack/index.ts';
import { web } from './web/index.ts';

/** Every platform that a process can serve, one line each. */
export const platforms: readonly PlatformDefinition<unknown>[] = [slack, discord, web];
