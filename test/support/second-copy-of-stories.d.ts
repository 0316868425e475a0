/** A second copy of the module, as a page has it that loads the script twice; what the tests use of it. */
declare module '*/shown-stories.js?second-copy' {
  export class ShownStories {
    constructor(element: Element);
    join(): void;
    leave(): void;
    show(stories: Iterable<string>): void;
  }
}
