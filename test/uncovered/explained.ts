/** Lines that no test of `npm run coverage` runs, and why: a part of the file's name and of the line. */
export const EXPLAINED: readonly { at: string; because: string }[] = [];
