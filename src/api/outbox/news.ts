import {OUTBOX_NAME} from './flag.js';

/** Tells the other tabs of the site that something in the outbox has changed, and hears it from them. */
export interface News {
  tell(): void;
  close(): void;
}

const KEY = `${OUTBOX_NAME}:changed`;

function byChannel(onNews: () => void): News {
  const channel = new BroadcastChannel(OUTBOX_NAME);
  channel.addEventListener('message', onNews);
  return {tell: () => channel.postMessage('changed'), close: () => channel.close()};
}

function byStorage(onNews: () => void): News {
  const hear = ({key}: StorageEvent) => {
    if (key === KEY) onNews();
  };
  addEventListener('storage', hear);
  return {
    tell: () => {
      try {
        localStorage.setItem(KEY, String(Math.random()));
      } catch {
        // Tabs without storage have no outbox in common either.
      }
    },
    close: () => removeEventListener('storage', hear),
  };
}

/** Opens the way of the news between tabs; where the browser has no channel or refuses one, storage; without either, each tab learns when it looks. */
export function openNews(onNews: () => void): News {
  try {
    return byChannel(onNews);
  } catch {
    return byStorage(onNews);
  }
}
