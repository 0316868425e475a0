/** A key that is missing, damaged or not the one the data was sealed with; the message is for who starts the server. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
}
