const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** So many characters an identifier has at most: the contract's `Slug`. */
export const LONGEST_SLUG = 120;

/** Whether a text can be an identifier: the contract's `Slug`. */
export function isSlug(text: string): boolean {
  return text.length <= LONGEST_SLUG && SLUG.test(text);
}
