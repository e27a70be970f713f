import { type FileStore, openFiles } from '#functions/files/file-store.ts';
import { type FileFolder, fileFolder } from '#infra/local/files/file-folder.ts';
import { startFilesEndpoint } from '#infra/local/files/files-endpoint.ts';

export type LocalFiles = {
  readonly files: FileStore;
  /** Another client of the same bucket, as another process has it. */
  readonly openAnother: () => FileStore;
  readonly folder: FileFolder;
  readonly url: string;
  readonly stop: () => Promise<void>;
};

/** A bucket of one's own on this machine, and the client through which the functions reach it. */
export async function startFiles(): Promise<LocalFiles> {
  const folder = fileFolder(undefined);
  const { url, close } = await startFilesEndpoint({ bucket: 'files', files: folder, now: Date.now });
  const openAnother = () =>
    openFiles('files', {
      endpoint: url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'tests', secretAccessKey: 'tests' },
    });
  const files = openAnother();
  const stop = async () => {
    files.client.destroy();
    await close();
    folder.close();
  };
  return { files, openAnother, folder, url, stop };
}
