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

const READER = /^[^\s@"<>]+@[^\s@"<>.]+(\.[^\s@"<>.]+)+$/u;
const MAILBOX = /^[^\s@"<>]+@[^\s@"<>.]+(\.[^\s@"<>.]+)*$/u;
/** By RFC 5321. */
const LONGEST_MAILBOX = 254;

/** Whether a text can be the e-mail address of a reader. Catches slips of typing only: whether it exists is not for a form to say. */
export const isEmailAddress = (text: string): boolean => READER.test(text);

/** Whether mail can be sent to a text: also to an address of an inner network, whose machines have names without a dot. */
export const isMailbox = (text: string): boolean => text.length <= LONGEST_MAILBOX && MAILBOX.test(text);

/** A picture of so many pixels or fewer on a side is a counter of views or an ornament. */
export const SMALLEST_PICTURE = 32;

/** So many characters a web address has at most; no server takes much longer ones. */
export const LONGEST_ADDRESS = 2000;
