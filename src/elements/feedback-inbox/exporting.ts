import type {ReactiveControllerHost} from 'lit';
import type {ApiError} from '../../api/api-error.js';
import type {ExportFormat, ExportQuery} from '../../api/staff.js';
import {toRfc3339} from '../../vietnamese/dates.js';
import {saveFile} from '../../widget/download.js';
import {errorOf, type InboxSession} from './inbox-session.js';

/** Fetches messages as a file and hands it to the browser to save. A link could not carry the token, so the bytes pass through here. */
export class Exporting {
  #busy: ExportFormat | undefined;
  #error: ApiError | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly session: InboxSession,
  ) {}

  /** The format that is being fetched. */
  get busy(): ExportFormat | undefined {
    return this.#busy;
  }

  get error(): ApiError | undefined {
    return this.#error;
  }

  /**
   * Fetches and saves a file.
   *
   * @returns whether it succeeded
   */
  async run(format: ExportFormat, query: ExportQuery, name: string): Promise<boolean> {
    if (this.#busy) return false;
    this.#turn(format, undefined);
    try {
      const file = await this.session.ask((api) => api.export(format, query, new AbortController().signal));
      saveFile(file, name);
      this.#turn(undefined, undefined);
      return true;
    } catch (cause) {
      this.#turn(undefined, errorOf(cause));
      return false;
    }
  }

  #turn(busy: ExportFormat | undefined, error: ApiError | undefined): void {
    this.#busy = busy;
    this.#error = error;
    this.host.requestUpdate();
  }
}

/** The name of a file: `gop-y_khanh-hoa_2026-11-23_che-thong-tin.csv`; without the unit where it holds several. */
export function fileName(parts: readonly string[], now: Date, extension: string): string {
  const [what = '', unit = '', kind = ''] = parts;
  return [what, unit, toRfc3339(now).slice(0, 10), kind].filter(Boolean).join('_') + `.${extension}`;
}
