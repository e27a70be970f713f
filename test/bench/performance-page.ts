import type { Figure, Machine, Measured, Sheet, Target } from './bench.ts';

/** The results as a Markdown page: for each bench what is inside, targets, figures with their spread, and sheets. */
export function performancePage(all: readonly Measured[]): string {
  const reached = all.flatMap(({ targets }) => targets).filter(({ isReached }) => isReached).length;
  const wanted = all.flatMap(({ targets }) => targets).length;
  return `# What it costs, and how fast it is

Written by \`npm run bench\`, from \`test/bench/results.json\`; \`npm run bench -- NAME\` measures one again. Everything runs on
one machine beside the database that it asks, so only the ratios within one run count, not the milliseconds. A figure is
the median of its runs, with the lowest and the highest beside it; warm-up is left out. ${reached} of ${wanted} targets are reached.

${all.map(sectionOf).join('\n')}`;
}

function sectionOf(measured: Measured): string {
  const { name, title, about, targets, figures, sheets = [], notes, seed, on, seconds, machine } = measured;
  const parts = [
    `## ${title}`,
    `\`npm run bench -- ${name}\`, ${on}, seed ${seed}, ${seconds} s, ${machineLine(machine)}.`,
    about,
    targets.length > 0 && targetTable(targets),
    figures.length > 0 && figureTables(figures),
    ...sheets.map(sheetTable),
    notes.length > 0 && notes.map((note) => `- ${note}`).join('\n'),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
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
      alike.length > 1 ? unavailableBecause(figure.median / most) : '',
    ]);
  });
  return table(['', '', 'median', 'lowest to highest', ''], rows);
}

/** So much of a bar, in eighths of a character. */
function unavailableBecause(share: number): string {
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
