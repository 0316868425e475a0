import type {ReactiveControllerHost} from 'lit';
import {ApiError} from '../api/api-error.js';
import type {Answer} from '../api/client.js';
import {FetchController, type FetchOptions} from './fetch-controller.js';
import {OnDemand} from './on-demand.js';

/** Names what is wanted, as an address does for data. */
interface PartName {
  readonly url: string;
}

/**
 * Brings a part of a widget that is loaded on demand as {@link FetchController} brings data: when the widget nears the viewport, with a
 * retry where it does not come, by itself once the network is back.
 */
export class PartController<Part> extends FetchController<Part, PartName> {
  readonly #part: OnDemand<Part>;

  /** @param bring imports the part and makes it; a failure of the import counts as one of the network */
  constructor(
    host: ReactiveControllerHost & Element,
    bring: () => Promise<Part>,
    options: FetchOptions<Part, PartName>,
  ) {
    super(host, options);
    this.#part = new OnDemand(bring);
  }

  protected async load(): Promise<Answer<Part>> {
    const data = await this.#part.load();
    if (data === undefined) throw new ApiError('network');
    return {data, asOf: new Date()};
  }

  protected loadLastGood(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}
