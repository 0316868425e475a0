import type {ReactiveControllerHost} from 'lit';
import type {Order} from './row-order.js';

/** What the reader did to a table: how it is sorted, and of which figure the source stands open. */
export class TableState {
  #order: Order | undefined;
  #openFigure: string | undefined;

  constructor(private readonly host: ReactiveControllerHost) {}

  /** How the reader sorted it; undefined before. */
  get order(): Order | undefined {
    return this.#order;
  }

  /** The id of the figure whose source stands open below its row. */
  get openFigure(): string | undefined {
    return this.#openFigure;
  }

  /** Sorts by a column; by the same once more the other way round. */
  sortBy(column: string, now: Order | undefined): void {
    this.#order = {column, isDescending: now?.column === column && !now.isDescending};
    this.host.requestUpdate();
  }

  /** Opens the source of a figure, or closes it. */
  toggle(figure: string): void {
    this.#openFigure = this.#openFigure === figure ? undefined : figure;
    this.host.requestUpdate();
  }
}
