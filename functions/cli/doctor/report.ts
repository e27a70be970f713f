import type { Finding } from './finding.ts';

const marks = { lacking: '✗', unseen: '?', remark: 'i', well: '✓' } as const;
type Kind = Finding['kind'];

const kinds = Object.keys(marks) as Kind[];

/** What was found, the worst first, and how many of each kind there are. */
export function report(findings: readonly Finding[]): readonly string[] {
  const of = (kind: Kind) => findings.filter((each) => each.kind === kind);
  const summary = [
    `to mend: ${of('lacking').length}`,
    `not looked at: ${of('unseen').length}`,
    `in order: ${of('well').length + of('remark').length}`,
  ];
  return [...kinds.flatMap((kind) => of(kind).flatMap(linesOf)), '', summary.join(', ')];
}

function linesOf(finding: Finding): readonly string[] {
  const { kind, what } = finding;
  return [
    `${marks[kind]} ${what}.`,
    ...('why' in finding ? [`    ${finding.why}`] : []),
    ...('mend' in finding ? [`    → ${finding.mend}`] : []),
  ];
}

/** Only what was looked at, and is well, is well. */
export function isReady(findings: readonly Finding[]): boolean {
  return findings.every(({ kind }) => kind === 'well' || kind === 'remark');
}
