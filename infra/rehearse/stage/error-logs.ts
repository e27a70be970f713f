import type { Emulator } from './emulator.ts';

const MOST = 10;

/** The last errors in the logs of the emulator and of the functions. */
export async function complaints(emulator: Emulator): Promise<string> {
  const own = emulator
    .log()
    .split('\n')
    .filter((line) => / (WARNING|ERROR) |"ERROR"/.test(line));
  return [...own.slice(-MOST), ...(await loggedErrors(emulator))]
    .map((line) => line.slice(0, 1000))
    .join('\n');
}

async function loggedErrors(emulator: Emulator): Promise<string[]> {
  const { logGroups } = (await emulator.call('logs', 'describe_log_groups')) as {
    logGroups: { logGroupName: string }[];
  };
  const errors = await Promise.all(
    logGroups.map(async ({ logGroupName }) => {
      const { events } = await emulator.call('logs', 'filter_log_events', { logGroupName });
      return (events as { message: string }[])
        .map(({ message }) => message)
        .filter((message) => /"level":"ERROR"|Error:/.test(message))
        .slice(-MOST);
    }),
  );
  return errors.flat();
}
