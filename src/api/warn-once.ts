const warned = new Set<string>();

/**
 * Writes a warning for the webmaster into the console, once for each page and text. Never throws: pages put other things in the
 * place of the console.
 */
export function warnOnce(message: string): void {
  if (warned.has(message)) return;
  warned.add(message);
  try {
    console.warn(message);
  } catch {
    // Nobody is there to read it.
  }
}
