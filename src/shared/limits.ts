/** A picture of so many pixels or fewer on a side is a counter of views or an ornament. */
export const SMALLEST_PICTURE = 32;

/** So many characters a web address has at most; no server takes much longer ones. */
export const LONGEST_ADDRESS = 2000;
