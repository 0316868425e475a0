const READER = /^[^\s@"<>]+@[^\s@"<>.]+(\.[^\s@"<>.]+)+$/u;
const MAILBOX = /^[^\s@"<>]+@[^\s@"<>.]+(\.[^\s@"<>.]+)*$/u;
/** By RFC 5321. */
const LONGEST_MAILBOX = 254;

/** Whether a text can be the e-mail address of a reader. Catches slips of typing only: whether it exists is not for a form to say. */
export const isEmailAddress = (text: string): boolean => READER.test(text);

/** Whether mail can be sent to a text: also to an address of an inner network, whose machines have names without a dot. */
export const isMailbox = (text: string): boolean => text.length <= LONGEST_MAILBOX && MAILBOX.test(text);
