import { FEWEST_COMPARED, FEWEST_SHOWN, type GroupRow, SMALLEST_SHARE } from '#domain/audit/audit.ts';
import { BOTTOM_LINE, type StageAudit } from '#domain/audit/audit-screening.ts';
import { FOUR_FIFTHS, type Impact, Z_LIMIT } from '#domain/audit/impact.ts';
import type { Sheet } from '#functions/sheets/sheet.ts';
import { counted, decimal, formatShare, houseNumber } from '#functions/wording/counted.ts';

/** One stage before and after a change of the rules; without `before`, as it is. */
export type StagePair = { readonly before?: StageAudit; readonly after: StageAudit };

/** What has to be said beside every audit. */
export const auditCautions: readonly string[] = [
  'This is a question to think about, and no finding: a low ratio says where to look, and not why it is low. It is no legal advice.',
  'Change a rule because it asks for the wrong thing, and never to let more or fewer of a group pass: choosing people by group is itself unlawful.',
  'What was decided with these rules is kept with their version. Some laws on automated tools, as in New York City, also apply to cut-offs that replace a person’s look: here a person decides each application.',
  `No figures for fewer than ${FEWEST_SHOWN} people, no ratio for fewer than ${FEWEST_COMPARED} or ${formatShare(SMALLEST_SHARE)} of all. People who did not answer are a group of their own.`,
];

/** What has to be said beside an audit by what people said of themselves. */
export const answerCautions: readonly string[] = [
  'Sex and self-identification were read from the export for this audit alone. No rule, list or page of a person knows them, and what is decided must not rest on them. Nobody has to answer: in the European Union applicants are told not to.',
  `The two are not crossed, and a group by which a smaller one could be computed is hidden with it. Where other limits would turn fewer than ${FEWEST_SHOWN} people of a group, or people of one group only, they are not shown by these groups: the names stand beside them.`,
];

/** What the figures of an audit mean. */
export const auditLegend =
  'Ratio: the share of the group that passes, divided by the highest share of a group; under 0.8 it is worth a look. 95% interval: where the ratio may lie by chance. Z above 1.96, or Fisher under 0.05: the difference is hardly chance. Short of parity: how many more of the group would have to pass to reach the share of everybody.';

/** How a stage falls on the groups, a row each. The smallest groups are counted together, without figures. */
export function stageSheet({ before, after }: StagePair): Sheet {
  const was = new Map((before?.rows ?? []).map((row) => [row.group, row]));
  const shown = after.rows.filter(({ figures }) => figures);
  const hidden = after.rows.length - shown.length;
  return {
    columns: [
      'Group',
      ...(before ? ['Before', 'Ratio before'] : []),
      'Passed',
      'Ratio',
      '95% interval',
      'Z',
      'Fisher',
      'Short of parity',
      'To look at',
    ],
    rows: [
      ...shown.map((row) => [
        row.group,
        ...(before ? [passedCell(was.get(row.group)), ratioCell(was.get(row.group))] : []),
        ...figureCells(row),
      ]),
      ...(hidden > 0 ? [[`${counted(hidden, 'group')} of too few people to show`]] : []),
    ],
  };
}

function passedCell(row: GroupRow | undefined): string {
  if (!row?.figures) return '';
  const { considered, selected, rate } = row.figures;
  return `${houseNumber(selected)} of ${houseNumber(considered)} (${formatShare(rate)})`;
}

function ratioCell(row: GroupRow | undefined): string {
  if (!row?.figures) return '';
  const { impact, isReference } = row.figures;
  return impact ? decimal(impact.ratio, 2) : isReference ? 'compared with' : 'too few';
}

function figureCells(row: GroupRow): readonly string[] {
  const { figures } = row;
  if (!figures) return [];
  const { impact, shortfall } = figures;
  const short = decimal(shortfall, 1);
  if (!impact) return [passedCell(row), ratioCell(row), '', '', '', short, ''];
  const { interval, z, fisher } = impact;
  return [
    passedCell(row),
    ratioCell(row),
    interval ? interval.map((each) => decimal(each, 2)).join(' to ') : 'none: a rate is 0',
    decimal(z, 2),
    fisher < 0.0001 ? 'under 0.0001' : decimal(fisher, 4),
    short,
    questionOf(impact),
  ];
}

/** Asks where the four-fifths rule or a test asks, and says where two more people would end it. */
function questionOf({ ratio, z, fisher, isSmall, flips, withTwoMore }: Impact): string {
  const isUnlikely = isSmall ? fisher < 0.05 : Math.abs(z) > Z_LIMIT;
  if (ratio >= FOUR_FIFTHS && !isUnlikely) return '';
  const what =
    ratio < FOUR_FIFTHS
      ? 'Is there a reason for a rate under four fifths?'
      : 'Is there a reason for the difference?';
  const chance = isUnlikely ? '' : ' It may be chance.';
  const end = flips
    ? ` With two more of them the ratio is ${decimal(withTwoMore.ratio, 2)}, and it may be chance.`
    : '';
  return `${what}${chance}${end}`;
}

/** A stage in words: a rule by its name. */
export function stageName(stage: string, names: ReadonlyMap<string, string>): string {
  return stage === BOTTOM_LINE ? 'No rule fails' : `${names.get(stage) ?? stage} (${stage})`;
}
