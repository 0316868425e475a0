import type {ApiError} from '../api/api-error.js';
import {type Answer, type Read, read, readLastGood} from '../api/read.js';
import {Remote, type RemoteOptions as OptionsOf} from './remote.js';

export type {RemoteState} from './remote.js';

/** What a widget wants to read: a read, or the reason why there can be none. */
export type Wish<T> = Read<T> | ApiError;

/** How a {@link RemoteData} learns what to read. */
export type RemoteOptions<T> = OptionsOf<T, Read<T>>;

/** Keeps the answer to one read of the common API for a widget. */
export class RemoteData<T> extends Remote<T, Read<T>> {
  protected obtain(wanted: Read<T>, signal: AbortSignal): Promise<Answer<T>> {
    return read(wanted, signal);
  }

  protected recall(wanted: Read<T>): Answer<T> | undefined {
    return readLastGood(wanted);
  }
}
