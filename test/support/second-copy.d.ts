/** A second copy of the module, as a page has it that loads the script twice. */
declare module '*/view-counter.js?second-copy' {
  export function countView(host: Element, article: string | undefined, base: URL | undefined): void;
}
