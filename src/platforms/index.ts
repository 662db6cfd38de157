import type { PlatformDefinition } from './platform.ts';

/** Every platform that a process can serve, one line each. */
export const platforms: readonly PlatformDefinition<unknown>[] = [];
