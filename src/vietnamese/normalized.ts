/** UAX #15, Stream-Safe Text Format: no writing sets more marks on one letter. */
const MOST_MARKS = 30;
const PILED = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu');

/**
 * A text in a form of Unicode, in time that grows with its length alone. Marks beyond the thirtieth in a row are left out: no language
 * writes them, and putting them in order costs `normalize` the square of their number, seconds for one message.
 */
export function normalized(text: string, form: 'NFC' | 'NFD' | 'NFKC'): string {
  return (text.length > MOST_MARKS ? text.replace(PILED, '$1') : text).normalize(form);
}
