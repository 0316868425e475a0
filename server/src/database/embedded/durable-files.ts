import {fsyncSync} from 'node:fs';
import {NodeFS} from '@electric-sql/pglite/nodefs';
import {OTHERS} from './private-folder.js';
import type {SyncedFiles} from './synced-files.js';

/** What a file system of Emscripten answers a failed call with: EIO in its numbering. */
const INPUT_OUTPUT_ERROR = 29;

/** A file or folder in Emscripten's tree, and an open one. */
type Node = object;
interface Stream {
  nfd: number;
}
/** What is to be changed of a file: its mode among others. */
interface Attributes {
  mode?: number | null;
}

interface MountedFiles {
  NODEFS: {
    realPath(node: Node): string;
    node_ops: {
      setattr(node: Node, attributes: Attributes): unknown;
      mknod(parent: Node, name: string, mode: number, ...given: unknown[]): Node;
    };
    stream_ops: {
      fsync?(stream: Stream): number;
      write(stream: Stream, ...given: unknown[]): unknown;
      setattr(stream: Stream, attributes: Attributes): unknown;
    };
  };
  FS: {ErrnoError: new (errno: number) => Error};
}

/**
 * Files of a real folder whose fsync reaches the disk, and which no other account can read. The stock file system drops fsync, so
 * that a committed row could be lost with the power, and lets everybody read.
 */
export class DurableFiles extends NodeFS {
  readonly #synced: SyncedFiles;

  /** @param synced - the files that need no fsync; those written to are struck out there */
  constructor(folder: string, synced: SyncedFiles) {
    super(folder);
    this.#synced = synced;
  }

  override async init(...given: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const {emscriptenOpts} = await super.init(...given);
    const passOn = (module: MountedFiles) => {
      passOnFsync(module, this.#synced);
      noticeChanges(module, this.#synced);
      keepPrivate(module);
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
      if (!isUnsupported(error)) throw new FS.ErrnoError(INPUT_OUTPUT_ERROR);
    }
    return 0;
  };
}

/** These four are all ways in which PostgreSQL's writing, truncating and creating reach a file. */
function noticeChanges({NODEFS: {realPath, node_ops, stream_ops}}: MountedFiles, synced: SyncedFiles): void {
  const {setattr, mknod} = node_ops;
  node_ops.setattr = (node, attributes) => {
    synced.strikeOut(realPath(node));
    return setattr(node, attributes);
  };
  node_ops.mknod = (parent, name, mode, ...given) => {
    const node = mknod(parent, name, mode, ...given);
    // The number of a file that was removed may be given to a new one.
    synced.strikeOut(realPath(node));
    return node;
  };
  const {write, setattr: setattrOfOpen} = stream_ops;
  stream_ops.write = (stream, ...given) => {
    synced.strikeOut(stream.nfd);
    return write(stream, ...given);
  };
  stream_ops.setattr = (stream, attributes) => {
    synced.strikeOut(stream.nfd);
    return setattrOfOpen(stream, attributes);
  };
}

/** Emscripten gives each new file a mode of its own choice, 0666 or 0644, whatever the umask of the process. */
function keepPrivate({NODEFS: {node_ops, stream_ops}}: MountedFiles): void {
  const closed = (attributes: Attributes) =>
    typeof attributes.mode === 'number' ? {...attributes, mode: attributes.mode & ~OTHERS} : attributes;
  const {setattr, mknod} = node_ops;
  node_ops.setattr = (node, attributes) => setattr(node, closed(attributes));
  node_ops.mknod = (parent, name, mode, ...given) => mknod(parent, name, mode & ~OTHERS, ...given);
  const {setattr: setattrOfOpen} = stream_ops;
  stream_ops.setattr = (stream, attributes) => setattrOfOpen(stream, closed(attributes));
}

// Directories and special files have no descriptor here to flush; PostgreSQL asks for them all the same.
function isUnsupported(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EBADF' || error.code === 'EINVAL');
}
