import { setTimeout as pause } from 'node:timers/promises';
import type { Outputs } from '#infra/rehearse/stage/cdk.ts';
import { check, checkSame } from '#infra/rehearse/stage/check.ts';
import { fetchPage, type Page } from '#infra/rehearse/stage/pages.ts';
import type { Stage } from '#infra/rehearse/stage/stage.ts';
import { sampleExport } from '#infra/sample/main.ts';
import { type DeskBrowser, deskBrowser, fieldIn } from './desk-browser.ts';

const PEOPLE = 60;
const WITHIN_MS = 60_000;

/**
 * A coordinator hands an export to the bucket by the form of the deployed desk, looks at its dry run, and imports it. The work
 * itself is done by the function that follows the table's stream.
 */
export async function uploadExport(stage: Stage, outputs: Outputs, cookie: string): Promise<void> {
  const { emulator, step } = stage;
  const desk = { url: outputs.PublicUrl ?? '', functionName: outputs.DeskFunction };
  const browser = deskBrowser(emulator, desk, cookie);
  const key = await step('the bucket takes the file by the form of the desk, and nothing else by it', () =>
    handOver(stage, browser, outputs),
  );
  const path = await step(
    'the stream has the file read, and the desk shows what it would change',
    async () => {
      const begun = await browser.open(`/desk/imports/check?${new URLSearchParams({ key })}`);
      checkSame(begun.status, 200, 'the status of the page on which the file has arrived');
      const at = await browser.send('/desk/imports', { key });
      const { text } = await settled(browser, at);
      check(
        text.includes(`Import ${PEOPLE} new applications`),
        `the dry run counts ${PEOPLE} new applications`,
      );
      return { at, version: fieldIn(text, 'version') ?? '' };
    },
  );
  await step('the file is imported to its end, and deleted', async () => {
    await browser.send(`${path.at}/apply`, { version: path.version });
    const { text } = await settled(browser, path.at);
    check(text.includes(`<b>${PEOPLE}</b>new applications`), `${PEOPLE} applications are new`);
    const left = async () => {
      const listed = await emulator.call('s3', 'list_objects_v2', { Bucket: outputs.FilesBucket });
      return Number(listed.KeyCount);
    };
    await soon(
      async () => (await left()) === 0,
      async () => `${await left()} files are left in the bucket`,
    );
  });
}

/** Sends the form as a browser does. Returns the key under which the bucket says that it has the file. */
async function handOver({ emulator }: Stage, browser: DeskBrowser, { PublicUrl }: Outputs): Promise<string> {
  const { text } = await browser.open('/desk/imports');
  const url = /<form class="drop"[^>]* action="([^"]+)"/.exec(text)?.[1] ?? '';
  const hidden = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].filter(
    ([, name]) => name !== 'csrf',
  );
  const send = (change: Readonly<Record<string, string>>) => {
    const form = new FormData();
    for (const [, name = '', value = ''] of hidden) form.append(name, change[name] ?? value);
    form.append('file', new File([sampleExport(PEOPLE, 1, 0)], 'export of ERAS.csv', { type: 'text/csv' }));
    return fetchPage(emulator, url, { form });
  };
  checkSame((await send({ key: 'uploads/elsewhere/export.csv' })).status, 403, 'the status with another key');
  const taken = await send({});
  checkSame(taken.status, 303, `the bucket’s status (${taken.text.slice(0, 300)})`);
  const arrived = new URL(String(taken.headers.location));
  checkSame(arrived.origin + arrived.pathname, `${PublicUrl}/desk/imports/arrived`, 'where the bucket leads');
  return arrived.searchParams.get('key') ?? '';
}

/** The page of the file as soon as nothing is being done about it anymore. */
async function settled(browser: DeskBrowser, path: string): Promise<Page> {
  const look = () => browser.open(path);
  await soon(
    async () => (await look()).headers.refresh === undefined,
    async () => `${path} still says: ${(await look()).text.slice(-600)}`,
  );
  return look();
}

/** Waits until it holds. Throws an error with the text of `otherwise` on a timeout. */
async function soon(holds: () => Promise<boolean>, otherwise: () => Promise<string>): Promise<void> {
  const end = Date.now() + WITHIN_MS;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(await otherwise());
    await pause(300);
  }
}
