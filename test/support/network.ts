/** What the page asks the network for while it is replaced. */
export interface ReplacedNetwork {
  readonly asked: readonly string[];
  /** Signals of the requests, in order: a request that was given up has an aborted one. */
  readonly signals: readonly AbortSignal[];
  restore(): void;
}

/** Puts a function in the network's place, for what no server can be made to do on command. */
export function replaceNetwork(answer: (url: string, init: RequestInit) => Promise<Response>): ReplacedNetwork {
  const original = window.fetch;
  const asked: string[] = [];
  const signals: AbortSignal[] = [];
  window.fetch = (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    asked.push(url);
    if (init.signal) signals.push(init.signal);
    return answer(url, init);
  };
  return {
    asked,
    signals,
    restore: () => {
      window.fetch = original;
    },
  };
}

/** An answer in JSON. */
export const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), {status, headers: {'content-type': 'application/json'}});

/** A request that stays without answer until it is given up. */
export const silence = (_url: string, {signal}: RequestInit): Promise<Response> =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });
