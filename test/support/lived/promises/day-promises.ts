import type { PlannedDay, PublishedPlan } from '#domain/planned-days/planned-day.ts';
import type { LivedBooks } from '#test/support/lived/lived-books.ts';
import type { RawItem } from '#test/support/lived/table-mirror.ts';

/**
 * Promise 13. By the plan that people were told of last nobody is in two places, no two meet twice for the same, and nobody meets a
 * person whom they were recused from when it was published.
 */
export function findDoubleBooked({ plans, interviewers, offers, on }: LivedBooks): readonly string[] {
  const guests = new Map(offers.map((offer) => [offer.id, offer]));
  const recused = new Set(
    interviewers.flatMap(({ address, recusals }) =>
      recusals.flatMap(({ applicant }) => `${address} ${applicant}`),
    ),
  );
  return plans.flatMap(({ on: day, published }: PlannedDay) => {
    if (!published) return [];
    const meets = published.interviews.flatMap(({ guest, interviewers: met }) =>
      met.map((each) => ({ each, guest })),
    );
    const isKept = (each: string, guest: string) => {
      const { applicant, booking } = guests.get(guest) ?? {};
      const comes = booking?.seats.some((seat) => seat.on === day);
      return day < on || !comes || !recused.has(`${each} ${applicant?.id}`);
    };
    return [
      ...overlapsOf(published).map((who) => `${who} is in two places on ${day}`),
      ...meets.flatMap(({ each, guest }) =>
        isKept(each, guest) ? [] : [`${each} meets ${guest} on ${day}, whom they do not meet`],
      ),
      ...(new Set(meets.map(({ each, guest }) => `${each} ${guest}`)).size < meets.length
        ? [`two meet twice on ${day}`]
        : []),
    ];
  });
}

function overlapsOf({ interviews }: PublishedPlan): readonly string[] {
  const busy = interviews.flatMap(({ guest, interviewers, from, to }) =>
    [guest, ...interviewers].map((who) => ({ who, from, to })),
  );
  return [...Map.groupBy(busy, ({ who }) => who)].flatMap(([who, spans]) => {
    const inOrder = spans.toSorted((one, other) => one.from - other.from);
    return inOrder.some(({ from }, index) => from < (inOrder[index - 1]?.to ?? 0)) ? [who] : [];
  });
}

/** Words and times that every season has, and which identify nobody. */
const ordinary =
  /^(question|vote|spent-vote|panel|waiting|published|answered|hidden|program|true|false|[\d-]{10}|)$/;

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Promise 14. No question or vote shares a text with anything that is stored of a person; its time is a quarter of an hour. */
export function findTraceable({ questions, others, season }: LivedBooks): readonly string[] {
  if (questions.length === 0) return [];
  const own = questions.flatMap(({ pk: _, sk, ...item }) => [
    String(sk).replace(/^\w+#/, ''),
    ...textsIn(item),
  ]);
  const asked = new Set(own.filter((text) => !ordinary.test(text) && text !== season.id));
  const shared = others.filter(isOfPerson).flatMap((item) => textsIn(item).filter((text) => asked.has(text)));
  const exact = questions.flatMap(({ kind, at }) =>
    kind === 'question' && Date.parse(String(at)) % 900_000 !== 0
      ? [`a question was asked at ${String(at)}`]
      : [],
  );
  return [...new Set(shared)].map((text) => `“${text}” stands at a question and at a person`).concat(exact);
}

/** Offers, their records, applications, and who was given tokens. */
function isOfPerson({ pk }: RawItem): boolean {
  return /#(offers|records|application|applications|tokens)(#|$)/.test(String(pk));
}
