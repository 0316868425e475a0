/** How long a list waits for those before it, in milliseconds: long for a good network, short for a reader before an empty box. */
const PATIENCE_MS = 2000;

/** What the page knows of one of its lists. */
interface Place {
  readonly element: Element;
  isChoosing: boolean;
  readonly shown: Set<string>;
}

interface Register {
  readonly places: Set<Place>;
  readonly waiting: Set<() => void>;
}

/** Two copies of the script on a page share one register, so its shape belongs to its name. */
const REGISTER = Symbol.for('danvan.shown-stories.1');

const isRegister = (value: unknown): value is Register =>
  typeof value === 'object' && value !== null && 'places' in value && value.places instanceof Set;

function pageRegister(): Register {
  const present: unknown = Reflect.get(globalThis, REGISTER);
  if (isRegister(present)) return present;
  const register: Register = {places: new Set(), waiting: new Set()};
  Reflect.set(globalThis, REGISTER, register);
  return register;
}

/** An element and the hosts around it, the outermost first. */
function withHosts(element: Element): Element[] {
  const path = [element];
  for (let root = element.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
    path.unshift(root.host);
  }
  return path;
}

/** Whether one element stands before another on the page, also where they stand in shadow roots. */
function precedes(one: Element, other: Element): boolean {
  const others = withHosts(other);
  const hosts = withHosts(one);
  const at = hosts.findIndex((host, index) => host !== others[index]);
  const [apart, fromIt] = [hosts[at], others[at]];
  if (!apart) return hosts.length < others.length;
  return !!fromIt && (apart.compareDocumentPosition(fromIt) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/**
 * One list's seat among the lists of a page, so that no two of them show the same story. Of lists that choose at the same time the
 * one that stands first on the page chooses first; what is shown stays shown, so nothing that is being read moves because a list
 * came later. A list that is taken off the page gives its stories free.
 */
export class ShownStories {
  readonly #register = pageRegister();
  readonly #place: Place;

  /**
   * @param element the list; takes part from {@link join} on
   * @param patienceMs how long {@link turn} waits for other lists at most
   */
  constructor(
    element: Element,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    this.#place = {element, isChoosing: false, shown: new Set()};
  }

  /** Takes the seat, with what the list already shows. */
  join(): void {
    this.#register.places.add(this.#place);
  }

  /** Gives up the seat; others need no longer wait, and may show what this list showed. */
  leave(): void {
    this.#place.isChoosing = false;
    this.#register.places.delete(this.#place);
    this.#tell();
  }

  /** Tells the lists after it that it is about to choose its stories. */
  choose(): void {
    this.#place.isChoosing = true;
  }

  /** Resolves when no list before it is choosing, when patience ends, or when the signal says that nobody waits any more. */
  turn(signal: AbortSignal): Promise<void> {
    const {waiting} = this.#register;
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        waiting.delete(check);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const check = () => {
        if (!this.#mustWait()) done();
      };
      const timer = setTimeout(done, this.patienceMs);
      signal.addEventListener('abort', done);
      waiting.add(check);
      if (signal.aborted) done();
      else check();
    });
  }

  /** Whether no other list shows the story of this canonical address. */
  isFree(story: string): boolean {
    return [...this.#register.places].every((place) => place === this.#place || !place.shown.has(story));
  }

  /** How many stories other lists show that are not among these. */
  countElsewhere(known: ReadonlySet<string>): number {
    const others = [...this.#register.places].filter((place) => place !== this.#place);
    return new Set(others.flatMap(({shown}) => [...shown].filter((story) => !known.has(story)))).size;
  }

  /** Tells which stories the list shows from now on, by their canonical addresses; it has chosen. */
  show(stories: Iterable<string>): void {
    const {shown} = this.#place;
    shown.clear();
    for (const story of stories) shown.add(story);
    this.#place.isChoosing = false;
    this.#tell();
  }

  #mustWait(): boolean {
    const own = this.#place;
    return [...this.#register.places].some(
      (place) => place !== own && place.isChoosing && precedes(place.element, own.element),
    );
  }

  #tell(): void {
    for (const check of [...this.#register.waiting]) check();
  }
}
