import type { Figure, Machine, Measured, Sheet, Target } from './bench.ts';
import { modelText, retiredText } from './performance-text.ts';

/** Returns the results as a Markdown page: the model, then for each bench its scope, targets, figures, sheets and notes. */
export function performancePage(all: readonly Measured[]): string {
  const reached = all.flatMap(({ targets }) => targets).filter(({ isReached }) => isReached).length;
  const wanted = all.flatMap(({ targets }) => targets).length;
  return `${modelText}
${reached} of ${wanted} targets are reached.

${all.map(sectionOf).join('\n')}
${retiredText}`;
}

function sectionOf(measured: Measured): string {
  const { title, about, targets, figures, sheets = [], notes } = measured;
  const parts = [
    `## ${title}`,
    runLine(measured),
    about,
    targets.length > 0 && targetTable(targets),
    figures.length > 0 && figureTables(figures),
    ...sheets.map(sheetTable),
    notes.length > 0 && notes.map((note) => `- ${note}`).join('\n'),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function runLine({ name, on, seed, seconds, machine }: Measured): string {
  return `\`npm run bench -- ${name}\`, ${on}, seed ${seed}, ${seconds} s, ${machineLine(machine)}.`;
}

function machineLine({ cores, processor, memoryGb, node, system, loadBefore }: Machine): string {
  const busy = loadBefore > cores ? `; **others were at work: load ${loadBefore} on ${cores} cores**` : '';
  return `${cores} cores (${processor}), ${memoryGb} GB, ${system}, Node ${node}${busy}`;
}

function targetTable(targets: readonly Target[]): string {
  const rows = targets.map(({ what, wanted, got, isReached, means }) => [
    what,
    wanted,
    got,
    isReached ? 'reached' : '**not reached**',
    means,
  ]);
  return table(['target', 'wanted', 'measured', '', 'what it means'], rows);
}

function figureTables(figures: readonly Figure[]): string {
  const rows = [...Map.groupBy(figures, ({ what }) => what).values()].flatMap((alike) => {
    const most = Math.max(...alike.map(({ median }) => median));
    return alike.map((figure, index) => [
      index === 0 ? figure.what : '',
      figure.of,
      `${figure.median} ${figure.unit}`.trim(),
      figure.runs > 1 ? `${figure.lowest} to ${figure.highest}` : '',
      alike.length > 1 ? barOf(figure.median / most) : '',
    ]);
  });
  return table(['', '', 'median', 'lowest to highest', ''], rows);
}

/** A bar whose length is the share of 20 characters, to an eighth of a character. */
function barOf(share: number): string {
  const eighths = Math.round(share * 20 * 8);
  const rest = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths % 8] ?? '';
  return '█'.repeat(Math.floor(eighths / 8)) + rest || '▏';
}

function sheetTable({ title, columns, rows }: Sheet): string {
  return `**${title}**\n\n${table(columns, rows)}`;
}

function table(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
