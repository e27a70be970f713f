import type { ExportRow, LivedBooks } from '#test/support/lived/lived-books.ts';

/** Promise 5. Nothing in the table has changed while links were opened. */
export function findChangedByReading({ changedByReading }: LivedBooks): readonly string[] {
  return changedByReading > 0 ? [`${changedByReading} items have changed while pages were opened`] : [];
}

/** Promise 9. A refusal has a reason and a next step; every version of everything is on record, with who and when. */
export function findUnexplained({
  refusals,
  offers,
  records,
  applications,
  decisions,
}: LivedBooks): readonly string[] {
  const byOffer = Map.groupBy(records, ({ offer }) => offer);
  const byApplication = Map.groupBy(decisions, ({ application }) => application);
  return [
    ...refusals.flatMap(({ by, title, detail }) =>
      title.trim().length > 3 && detail.trim().split(/\s+/).length > 4
        ? []
        : [`${by} was refused: ${title} ${detail}`],
    ),
    ...[...offers, ...applications].flatMap((each) => {
      const own = 'booking' in each || 'seatedAs' in each ? byOffer.get(each.id) : byApplication.get(each.id);
      const versions = (own ?? [])
        .map(({ version }) => Number(version))
        .toSorted((one, other) => one - other);
      const missing =
        versions.length !== each.version || versions.some((version, index) => version !== index + 1);
      return missing ? [`${each.id} is at version ${each.version}, on record are ${versions}`] : [];
    }),
    ...records.flatMap(({ id, at, who }) =>
      Number.isNaN(Date.parse(at)) || (who === undefined && !/^(digest|status|signin|ended)/.test(id))
        ? [`${id} does not say who or when`]
        : [],
    ),
  ];
}

const read: readonly (readonly [string, string])[] = [
  ['USMLE Step 1 Score', 'step1.score'],
  ['Email', 'email'],
  ['Last Name', 'name.last'],
];

/** Promise 11. Everybody whom an export has named is there with what it says, and nobody else. */
export function findUnimported({ applications, exported }: LivedBooks): readonly string[] {
  const stored = new Map(
    applications.map((each) => [each.id, each.values as Readonly<Record<string, unknown>>]),
  );
  const differs = (row: ExportRow, values: Readonly<Record<string, unknown>>) =>
    read
      .filter(([title, field]) => row[title] && String(values[field] ?? '') !== row[title])
      .map(([title]) => title);
  return [
    ...[...exported].flatMap(([id, row]) => {
      const values = stored.get(id);
      if (!values) return [`${id} is in an export and not in the table`];
      return differs(row, values).map(
        (title) => `${id} has another ${title} than the last export that said one`,
      );
    }),
    ...[...stored.keys()].flatMap((id) => (exported.has(id) ? [] : [`${id} is in no export`])),
  ];
}

/** Promise 12. A person has decided on everybody who is invited, held or closed, with reason, verdicts and rules on record. */
export function findUndecided({ applications, decisions, offers, records }: LivedBooks): readonly string[] {
  const byApplication = Map.groupBy(decisions, ({ application }) => application);
  const invitedBy = new Map(
    records
      .filter(({ event }) => event === 'prepared' || event === 'invited')
      .map(({ offer, who }) => [offer, who] as const)
      .toReversed(),
  );
  return [
    ...applications.flatMap(({ id, review, told }) => {
      const decided = review?.decided;
      if (!decided && told) return [`${id} is told of a decision that nobody has made`];
      if (!decided) return [];
      const record = byApplication.get(id)?.findLast(({ event }) => event === 'decided');
      const isWhole =
        record?.who.kind === 'program' &&
        record.who.name &&
        record.reason?.trim() &&
        record.ruleVersion &&
        record.verdicts &&
        record.to === decided.to;
      return isWhole ? [] : [`${id} is to ${decided.to} by ${JSON.stringify(record?.who ?? 'nobody')}`];
    }),
    ...offers.flatMap(({ id }) => {
      const who = invitedBy.get(id);
      return who?.kind === 'program' ? [] : [`${id} was invited by ${who?.kind ?? 'nobody'}`];
    }),
  ];
}
