const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** So many characters an identifier has at most: the contract's `Slug`. */
export const LONGEST_SLUG = 120;

/** Whether a text can be an identifier: the contract's `Slug`. */
export const isSlug = (text: string): boolean => text.length <= LONGEST_SLUG && SLUG.test(text);

/**
 * Makes an identifier of words: `dan-van-kheo` of «dan van kheo». Empty where there is no letter and no digit.
 *
 * @param folded - the words without capitals and diacritics, as `fold` gives them
 */
export const slugify = (folded: string, longest = LONGEST_SLUG): string =>
  folded
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, longest)
    .replace(/-$/, '');
