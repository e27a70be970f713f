import { expect, test } from 'vitest';
import type { Who } from '#domain/decisions/change-record.ts';
import { coordinatorNotices } from '#domain/sessions/coordinator-notices.ts';

test('a coordinator who is known by an address is mailed what they asked for', () => {
  const who: Who = { kind: 'program', name: 'coordinator@example.org' };
  expect(coordinatorNotices('digest', who)).toEqual([{ kind: 'digest', to: 'coordinator@example.org' }]);
});

test.each<Who>([
  { kind: 'program', name: 'Sample Coordinator' },
  { kind: 'interviewer', name: 'interviewer@example.org' },
  { kind: 'applicant' },
  { kind: 'clock' },
])('nobody is mailed what %o asked for', (who) => {
  expect(coordinatorNotices('digest', who)).toEqual([]);
});
