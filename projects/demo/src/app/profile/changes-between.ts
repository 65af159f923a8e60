/** The properties of `after` whose value differs from `before`. */
export function changesBetween<T extends object>(before: T, after: T): Partial<T> {
  const known = new Map<string, unknown>(Object.entries(before));
  const changes = Object.entries(after).filter(([name, value]) => known.get(name) !== value);
  return Object.fromEntries(changes) as Partial<T>;
}
