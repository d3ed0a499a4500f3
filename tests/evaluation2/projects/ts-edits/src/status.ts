// expect: invented-status
const DONE = new Set<string>(["finished", "failed", "expired"]);

export const isDone = (status: string): boolean => DONE.has(status);
