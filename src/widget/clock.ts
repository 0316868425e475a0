import type {ReactiveController, ReactiveControllerHost} from 'lit';

const MINUTE_MS = 60_000;

const hosts = new Set<ReactiveControllerHost>();
let timer: ReturnType<typeof setTimeout> | undefined;
let drawnAt = 0;

/** Draws all hosts again once a minute; while nobody sees the page, nothing runs, and what was missed is made good at once. */
function run(): void {
  clearTimeout(timer);
  timer = undefined;
  if (hosts.size === 0 || document.visibilityState === 'hidden') return;
  const passed = performance.now() - drawnAt;
  const isDue = passed >= MINUTE_MS;
  if (isDue) {
    drawnAt = performance.now();
    hosts.forEach((host) => host.requestUpdate());
  }
  timer = setTimeout(run, isDue ? MINUTE_MS : MINUTE_MS - passed);
}

/** Draws a widget again as minutes pass, so that «5 phút trước» stays true. All widgets of a page share one timer. */
export class Clock implements ReactiveController {
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The moment for which the widget is drawn. */
  get now(): Date {
    return new Date();
  }

  hostConnected(): void {
    if (hosts.size === 0) {
      drawnAt = performance.now();
      document.addEventListener('visibilitychange', run);
    }
    hosts.add(this.#host);
    if (timer === undefined) run();
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
    if (hosts.size > 0) return;
    document.removeEventListener('visibilitychange', run);
    run();
  }
}
