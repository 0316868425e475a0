export const FAKE_API_WORKER: string;
export function prepareFakeApiWorker(): void;
