import {OUTBOX_NAME} from './flag.js';

/** Tells the other tabs of the site that something in the outbox has changed, and hears it from them. */
export interface TabChannel {
  post(): void;
  close(): void;
}

const KEY = `${OUTBOX_NAME}:changed`;

function byChannel(onChange: () => void): TabChannel {
  const channel = new BroadcastChannel(OUTBOX_NAME);
  channel.addEventListener('message', onChange);
  return {post: () => channel.postMessage('changed'), close: () => channel.close()};
}

function byStorage(onChange: () => void): TabChannel {
  const onStorage = ({key}: StorageEvent) => {
    if (key === KEY) onChange();
  };
  addEventListener('storage', onStorage);
  return {
    post: () => {
      try {
        localStorage.setItem(KEY, String(Math.random()));
      } catch {
        // Tabs without storage have no outbox in common either.
      }
    },
    close: () => removeEventListener('storage', onStorage),
  };
}

/** Opens the channel between tabs; where the browser has none or refuses one, storage; without either, each tab learns when it looks. */
export function openTabChannel(onChange: () => void): TabChannel {
  try {
    return byChannel(onChange);
  } catch {
    return byStorage(onChange);
  }
}
