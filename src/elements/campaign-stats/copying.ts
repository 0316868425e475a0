import type {ReactiveControllerHost} from 'lit';
import {copyText} from '../../widget/clipboard.js';

/** What became of copying a citation. */
export type CopyOutcome = 'copied' | 'refused';

/** Copies citations for one widget and remembers what became of the last, so that it is said beside the figure it was about. */
export class Copying {
  #last: {readonly id: string; readonly outcome: CopyOutcome} | undefined;

  constructor(private readonly host: ReactiveControllerHost) {}

  /** What became of the citation of a figure; undefined when it was not the last that was copied. */
  outcomeOf(id: string): CopyOutcome | undefined {
    return this.#last?.id === id ? this.#last.outcome : undefined;
  }

  /**
   * Copies the citation of a figure; ends when the outcome is drawn. What was said before goes first, so that the same words are
   * said again.
   */
  async copy(id: string, citation: string): Promise<void> {
    this.#turn(undefined);
    const isCopied = await copyText(citation);
    await this.host.updateComplete;
    this.#turn({id, outcome: isCopied ? 'copied' : 'refused'});
    await this.host.updateComplete;
  }

  #turn(last: {readonly id: string; readonly outcome: CopyOutcome} | undefined): void {
    this.#last = last;
    this.host.requestUpdate();
  }
}
