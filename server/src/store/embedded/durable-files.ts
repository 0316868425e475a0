import {fsyncSync} from 'node:fs';
import {NodeFS} from '@electric-sql/pglite/nodefs';

/** What a file system of Emscripten answers a failed call with: EIO in its numbering. */
const inputOutputError = 29;

interface MountedFiles {
  NODEFS: {stream_ops: Record<string, (stream: {nfd: number}) => number>};
  FS: {ErrnoError: new (errno: number) => Error};
}

/**
 * Files of a real folder whose fsync reaches the disk. The stock file system drops fsync, so that a committed row could
 * be lost with the power.
 */
export class DurableFiles extends NodeFS {
  override async init(...given: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const {emscriptenOpts} = await super.init(...given);
    const passOnFsync = (module: MountedFiles) => {
      module.NODEFS.stream_ops['fsync'] = ({nfd}) => {
        try {
          fsyncSync(nfd);
        } catch (error) {
          if (!isUnsupported(error)) {
            throw new module.FS.ErrnoError(inputOutputError);
          }
        }
        return 0;
      };
    };
    return {emscriptenOpts: {...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), passOnFsync]}};
  }
}

// Directories and special files have no descriptor here to flush; PostgreSQL asks for them all the same.
function isUnsupported(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EBADF' || error.code === 'EINVAL');
}
