type Values = Readonly<Record<string, string | number | boolean | undefined>>;

/** Composes the address of a request; empty values are left out, so that equal requests have equal addresses. */
export function address(base: URL, path: string, query: Values = {}): string {
  const url = new URL(path, base);
  for (const name of Object.keys(query).sort()) {
    const value = query[name];
    if (value !== undefined && value !== '') url.searchParams.set(name, String(value));
  }
  return url.href;
}
