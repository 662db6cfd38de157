import { z } from 'zod';

/** A terminal needs no settings: it is opened by the command that talks to it. */
export const settings = z.object({});

export type Settings = z.infer<typeof settings>;
