import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file of the bucket and its content type. */
export type StoredFile = { readonly bytes: Buffer; readonly type: string };

/** The files of one bucket by their keys, in a folder of this machine. */
export type FileFolder = {
  readonly get: (key: string) => StoredFile | undefined;
  readonly put: (key: string, file: StoredFile) => void;
  readonly remove: (key: string) => void;
  /** Deletes the folder, unless it outlives the run. */
  readonly close: () => void;
};

/** Opens `folder`, or one that does not outlive the run. A key may be any text, so files are named after its hash. */
export function fileFolder(folder: string | undefined): FileFolder {
  const place = folder ?? mkdtempSync(join(tmpdir(), 'fairslot-files-'));
  mkdirSync(place, { recursive: true });
  const at = (key: string) => join(place, createHash('sha256').update(key).digest('hex'));
  return {
    get(key) {
      try {
        return { bytes: readFileSync(at(key)), type: readFileSync(`${at(key)}.type`, 'utf8') };
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw cause;
      }
    },
    put(key, { bytes, type }) {
      writeFileSync(`${at(key)}.type`, type, { mode: 0o600 });
      writeFileSync(at(key), bytes, { mode: 0o600 });
    },
    remove(key) {
      for (const path of [at(key), `${at(key)}.type`]) rmSync(path, { force: true });
    },
    close() {
      if (folder === undefined) rmSync(place, { recursive: true, force: true });
    },
  };
}
