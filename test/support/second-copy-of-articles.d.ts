/** A second copy of the module, as a page has it that loads the script twice; what the tests use of it. */
declare module '*/shown-articles.js?second-copy' {
  export class ArticleSlot {
    constructor(element: Element);
    join(): void;
    leave(): void;
    show(articles: readonly string[]): void;
  }
}
