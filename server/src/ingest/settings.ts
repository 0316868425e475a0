import {ConfigError} from '../config.js';

/** How feeds are read, as the environment says. */
export interface IngestSettings {
  /** The shortest time between two readings of a feed, in minutes; 0 where this process reads none. */
  readonly intervalMinutes: number;
  /** Whether a feed may be in an inner network or on this machine. */
  readonly allowPrivate: boolean;
}

const DAY_MINUTES = 1440;

/**
 * Reads INGEST_INTERVAL and INGEST_ALLOW_PRIVATE. An empty variable counts as absent.
 *
 * @throws ConfigError in Vietnamese for the person who starts the server
 */
export function readIngestSettings(environment: Readonly<Record<string, string | undefined>>): IngestSettings {
  const get = (name: string) => environment[name]?.trim() || undefined;
  return {
    intervalMinutes: minutesOf(get('INGEST_INTERVAL') ?? '15'),
    allowPrivate: switchOf('INGEST_ALLOW_PRIVATE', get('INGEST_ALLOW_PRIVATE') ?? '0'),
  };
}

function minutesOf(text: string): number {
  const minutes = Number(text);
  if (/^\d{1,4}$/.test(text) && minutes <= DAY_MINUTES) return minutes;
  throw new ConfigError(
    `INGEST_INTERVAL phải là số phút từ 1 đến ${DAY_MINUTES}, hoặc 0 để không đọc nguồn tin; hiện là «${text}».`,
  );
}

function switchOf(name: string, text: string): boolean {
  if (text === '0' || text === '1') return text === '1';
  throw new ConfigError(`${name} phải là 0 hoặc 1; hiện là «${text}».`);
}
