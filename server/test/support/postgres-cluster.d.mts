/** A running cluster. */
export interface PostgresCluster {
  /** The address of its database `postgres`, for a user who may do everything. */
  url: string;
  /** Stops the cluster and removes its files. */
  stop(): Promise<void>;
}

/** Starts a cluster of its own for this run; undefined where no PostgreSQL of release 15 or later is installed. */
export function startPostgresCluster(): Promise<PostgresCluster | undefined>;

/** The folder of the newest PostgreSQL programs that can be used, or undefined. */
export function findPostgres(): string | undefined;
