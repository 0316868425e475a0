import type {ReactiveControllerHost} from 'lit';
import {warnOnce} from '../api/warn-once.js';

/** Code of a widget that its first drawing can do without. */
export class OnDemand<Code> {
  /** The code, once it is there. */
  code: Code | undefined;
  /** Whether the last try to fetch it failed. */
  hasFailed = false;
  #loading: Promise<Code | undefined> | undefined;

  /**
   * @param fetchCode imports the code
   * @param host is drawn again once the code is there, or known not to come; left out where that changes nothing
   */
  constructor(
    private readonly fetchCode: () => Promise<Code>,
    private readonly host?: Pick<ReactiveControllerHost, 'requestUpdate'>,
  ) {}

  /** Fetches the code unless it is there or on its way; gives undefined where it cannot be had, and tries anew when called again. */
  load(): Promise<Code | undefined> {
    this.#loading ??= this.fetchCode().then(
      (code) => this.#settle(code),
      (error: unknown) => {
        warnOnce(String(error));
        return this.#settle(undefined);
      },
    );
    return this.#loading;
  }

  #settle(code: Code | undefined): Code | undefined {
    this.code = code;
    this.hasFailed = !code;
    if (!code) this.#loading = undefined;
    this.host?.requestUpdate();
    return code;
  }
}
