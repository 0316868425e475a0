/** How often a line is written where lines cannot be written over, in milliseconds. */
const BETWEEN_LINES_MS = 1000;

/** Where progress is told; `process.stderr` is one. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Tells how far the work is: on a terminal in one line that is written over, elsewhere in a line a second and one at each end. */
export class Progress {
  #lastLine = -Infinity;

  constructor(
    private readonly stream: ProgressStream,
    private readonly now: () => number = () => performance.now(),
    private readonly noun = 'dòng',
  ) {}

  /** `Đã kiểm tra 400/10.000 dòng` */
  tell(what: string, done: number, total: number): void {
    const text = `${what} ${done.toLocaleString('vi')}/${total.toLocaleString('vi')} ${this.noun}`;
    if (this.stream.isTTY === true) {
      this.stream.write(`\r\u001B[K${text}${done === total ? '\n' : ''}`);
    } else if (done === total || this.now() - this.#lastLine >= BETWEEN_LINES_MS) {
      this.#lastLine = this.now();
      this.stream.write(`${text}\n`);
    }
  }
}
