import type { Bench } from './bench.ts';
export const bill: Bench = {
  name: 'bill',
  title: '',
  about: '',
  run: async () => ({ figures: [], targets: [], notes: [] }),
};
