const SECRET = /key|token|authorization|prompt|url|files/i;

/** Writes scalars only; whatever has a private name is left out. */
export function event(name: string, fields: Record<string, string | number | boolean | undefined> = {}) {
  const kept = Object.entries(fields).filter(([field]) => !SECRET.test(field));
  console.log(JSON.stringify({ name, ...Object.fromEntries(kept) }));
}
