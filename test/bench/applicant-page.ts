import type { Bench } from './bench.ts';
export const applicantPage: Bench = {
  name: 'applicant-page',
  title: '',
  about: '',
  run: async () => ({ figures: [], targets: [], notes: [] }),
};
