/** What the entries of a list are called, by the field that holds the list. */
const entries: Readonly<Record<string, string>> = {
  days: 'day',
  tracks: 'track',
  seats: 'line of seats',
  for: 'track under `for`',
  covers: 'track under `covers`',
  mayAskFor: 'track under `mayAskFor`',
  pairs: 'pair',
  deadlines: 'deadline',
  assumed: 'line under `assumed`',
  to: 'address under `to`',
  rules: 'rule',
  facts: 'fact',
  agendas: 'agenda',
  blocks: 'block',
  meetings: 'meeting',
};

/** `days[1].seats[0].for[1]` as `the 2nd day, 1st line of seats, 2nd track under \`for\``: people count from one. */
export function pathInWords(path: string): string {
  const steps = path.match(/[^.[\]]+(\[\d+\])*/g) ?? [];
  const words = steps.map((step, index) => {
    const [name = '', ...places] = step.split('[').map((each) => each.replace(']', ''));
    if (places.length === 0) return { text: name, isField: true };
    const kinds = [entries[name] ?? `entry of \`${name}\``, 'day'];
    const text = places.map((place, depth) => `${ordinal(Number(place) + 1)} ${kinds[depth] ?? 'entry'}`);
    return { text: `${index === 0 ? 'the ' : ''}${text.join(', ')}`, isField: false };
  });
  return words.reduce((all, { text, isField }, index) => {
    if (index === 0) return text;
    return `${all}${isField && words[index - 1]?.isField ? '.' : ', '}${text}`;
  }, '');
}

function ordinal(count: number): string {
  const last = /1[123]$/.test(String(count)) ? 0 : count % 10;
  return `${count}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`;
}
