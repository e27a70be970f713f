import type { Finding } from './finding.ts';

const marks = { problem: '✗', unknown: '?', remark: 'i', ok: '✓' } as const;
type Kind = Finding['kind'];

const kinds = Object.keys(marks) as Kind[];

/** The findings as lines, the worst first, and a count of each kind. */
export function report(findings: readonly Finding[]): readonly string[] {
  const of = (kind: Kind) => findings.filter((each) => each.kind === kind);
  const summary = [
    `problems: ${of('problem').length}`,
    `not checked: ${of('unknown').length}`,
    `ok: ${of('ok').length + of('remark').length}`,
  ];
  return [...kinds.flatMap((kind) => of(kind).flatMap(linesOf)), '', summary.join(', ')];
}

function linesOf(finding: Finding): readonly string[] {
  const { kind, what } = finding;
  return [
    `${marks[kind]} ${what}.`,
    ...('why' in finding ? [`    ${finding.why}`] : []),
    ...('fix' in finding ? [`    → ${finding.fix}`] : []),
  ];
}

/** Whether every check ran and found no problem. */
export function isReady(findings: readonly Finding[]): boolean {
  return findings.every(({ kind }) => kind === 'ok' || kind === 'remark');
}
