import { pathToFileURL } from 'node:url';

/** In a fresh process: imports the bundle that is named, hands it the event, and says how long each took. */
const [file = '', event = ''] = process.argv.slice(2);
const began = performance.now();
const { handler } = (await import(pathToFileURL(file).href)) as {
  handler: (event: unknown, context: object) => Promise<unknown>;
};
const imported = performance.now();
const context = { awsRequestId: 'bench', functionName: 'bench', getRemainingTimeInMillis: () => 30_000 };
await handler(JSON.parse(event), context);
process.send?.({ importMs: imported - began, eventMs: performance.now() - imported });
process.disconnect?.();
process.exit();
