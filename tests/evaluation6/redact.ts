/** Replaces every text by its length. */
export function redact(value: unknown): unknown {
  if (typeof value === "string") return `<${value.length}>`;
  if (Array.isArray(value)) return value.map(redact);
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, redact(v)]));
  }
  return value;
}
