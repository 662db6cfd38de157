/** What the command tells the shell. 70 and 74 are EX_SOFTWARE and EX_IOERR of sysexits.h. */
export const EXIT = { fine: 0, badInput: 1, wrongUsage: 2, fault: 70, noOutput: 74 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
