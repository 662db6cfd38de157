/** What the command tells the shell. 70 is EX_SOFTWARE of sysexits.h. */
export const EXIT = { fine: 0, badInput: 1, wrongUsage: 2, fault: 70 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
