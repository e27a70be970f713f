import { beforeEach, expect } from 'vitest';

const methods = ['debug', 'info', 'log', 'warn', 'error'] as const;

/** Console output fails its test. A test that expects some says so: it spies on that method with an implementation. */
beforeEach(() => {
  const said: string[] = [];
  const originals = methods.map((method) => [method, console[method]] as const);
  for (const method of methods) {
    console[method] = (...words) => {
      said.push(`console.${method}: ${words.map(String).join(' ')}`);
    };
  }
  return () => {
    for (const [method, original] of originals) console[method] = original;
    expect(said, 'a test leaves the console quiet').toEqual([]);
  };
});
