import { describe, expect, test } from 'vitest';
import { parseStartArgs, proxyProblem } from '#infra/local/start-args.ts';

describe('npm start', () => {
  test('runs the sample season, or the given one with its list, at the given time', () => {
    expect(parseStartArgs([])).toMatchObject({ fresh: false });
    const own = ['--season', 's.yaml', '--list', 'a.csv', '--at', '2026-10-26T09:00', '--fresh'];
    expect(parseStartArgs(own)).toEqual({
      fresh: true,
      season: 's.yaml',
      list: 'a.csv',
      at: '2026-10-26T09:00',
    });
  });

  test.each([
    [['--bogus'], "Unknown option '--bogus'. See npm start -- --help"],
    [['here'], 'See npm start -- --help'],
    [['--list', 'a.csv'], 'need a season'],
    [['--season', 's.yaml', '--at', 'noon'], '“noon” is not a time'],
  ])('refuses %j in one line', (args, said) => {
    const parsed = parseStartArgs(args);
    expect('usageError' in parsed && parsed.usageError).toContain(said);
    expect('usageError' in parsed && parsed.usageError).not.toContain('\n');
  });

  test('shows its options on --help', () => {
    expect(parseStartArgs(['--help'])).toEqual({ isHelp: true });
  });
});

test('a proxy between this process and its own services is told of before anything starts', () => {
  const proxy = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: 'http://proxy.example.org' };
  expect(proxyProblem(proxy)).toContain('NO_PROXY=127.0.0.1');
  expect(proxyProblem({ ...proxy, NO_PROXY: 'example.org, 127.0.0.1' })).toBeUndefined();
  expect(proxyProblem({ ...proxy, NODE_USE_ENV_PROXY: undefined })).toBeUndefined();
  expect(proxyProblem({ HTTP_PROXY: 'http://proxy.example.org' })).toBeUndefined();
});
