import {LitElement} from 'lit';
import {OnDemand} from '../../src/widget/on-demand.js';

/** Lets no code come on demand until the function is called that this gives. */
export function loseParts(): () => void {
  const {load} = OnDemand.prototype;
  OnDemand.prototype.load = function lose(this: OnDemand<unknown>) {
    const failing = new OnDemand<unknown>(() => Promise.reject(new TypeError('offline')), {
      requestUpdate: () => {
        this.hasFailed = true;
        const host: unknown = Reflect.get(this, 'host');
        if (host instanceof LitElement) host.requestUpdate();
      },
    });
    return load.call(failing).then(() => undefined);
  };
  return () => {
    OnDemand.prototype.load = load;
  };
}
