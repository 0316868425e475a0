import {fsyncSync} from 'node:fs';
import {NodeFS} from '@electric-sql/pglite/nodefs';
import type {SyncedFiles} from './synced-files.js';

/** What a file system of Emscripten answers a failed call with: EIO in its numbering. */
const inputOutputError = 29;

/** A file or folder in Emscripten's tree, and an open one. */
type Node = object;
interface Stream {
  nfd: number;
}

interface MountedFiles {
  NODEFS: {
    realPath(node: Node): string;
    node_ops: {
      setattr(node: Node, ...given: unknown[]): unknown;
      mknod(parent: Node, ...given: unknown[]): Node;
    };
    stream_ops: {
      fsync?(stream: Stream): number;
      write(stream: Stream, ...given: unknown[]): unknown;
      setattr(stream: Stream, ...given: unknown[]): unknown;
    };
  };
  FS: {ErrnoError: new (errno: number) => Error};
}

/**
 * Files of a real folder whose fsync reaches the disk. The stock file system drops fsync, so that a committed row could
 * be lost with the power.
 */
export class DurableFiles extends NodeFS {
  readonly #synced: SyncedFiles;

  /** @param synced the files that need no fsync; those written to are struck out there */
  constructor(folder: string, synced: SyncedFiles) {
    super(folder);
    this.#synced = synced;
  }

  override async init(...given: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const {emscriptenOpts} = await super.init(...given);
    const passOn = (module: MountedFiles) => {
      passOnFsync(module, this.#synced);
      noticeChanges(module, this.#synced);
    };
    return {emscriptenOpts: {...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), passOn]}};
  }
}

function passOnFsync({NODEFS, FS}: MountedFiles, synced: SyncedFiles): void {
  NODEFS.stream_ops.fsync = ({nfd}) => {
    try {
      if (!synced.has(nfd)) {
        fsyncSync(nfd);
      }
    } catch (error) {
      if (!isUnsupported(error)) {
        throw new FS.ErrnoError(inputOutputError);
      }
    }
    return 0;
  };
}

/** These four are all ways in which PostgreSQL's writing, truncating and creating reach a file. */
function noticeChanges({NODEFS: {realPath, node_ops, stream_ops}}: MountedFiles, synced: SyncedFiles): void {
  const {setattr, mknod} = node_ops;
  node_ops.setattr = (node, ...given) => {
    synced.strikeOut(realPath(node));
    return setattr(node, ...given);
  };
  node_ops.mknod = (parent, ...given) => {
    const node = mknod(parent, ...given);
    // The number of a file that was removed may be given to a new one.
    synced.strikeOut(realPath(node));
    return node;
  };
  const {write, setattr: setattrOfOpen} = stream_ops;
  stream_ops.write = (stream, ...given) => {
    synced.strikeOut(stream.nfd);
    return write(stream, ...given);
  };
  stream_ops.setattr = (stream, ...given) => {
    synced.strikeOut(stream.nfd);
    return setattrOfOpen(stream, ...given);
  };
}

// Directories and special files have no descriptor here to flush; PostgreSQL asks for them all the same.
function isUnsupported(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EBADF' || error.code === 'EINVAL');
}
