// A file of its own: every page that loads the widgets has it, and of other periods only those with observations.

/** Whether a text is a period as the API is asked for it: `latest`, `2026`, `2026-H1`, `2026-Q3`, `2026-09`, `2016..2021`. */
export function isPeriodQuery(text: string): boolean {
  const ends = text.split('..');
  const isPeriod = (end: string) => /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$/.test(end);
  return text === 'latest' || (ends.length < 3 && ends.every(isPeriod));
}
