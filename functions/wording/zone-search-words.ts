import { memoize } from '#domain/memoize.ts';
import { houseLocale } from './house-locale.ts';
import { presentName } from './place-names.ts';

/** Large cities that have no zone of their own name, by the zone whose time they keep. */
const cities: Readonly<Record<string, string>> = {
  'America/New_York':
    'Boston, Atlanta, Baltimore, Charlotte, Cleveland, Miami, Philadelphia, Pittsburgh, Washington',
  'America/Chicago':
    'Dallas, Houston, Austin, Memphis, Milwaukee, Minneapolis, Nashville, New Orleans, St. Louis',
  'America/Denver': 'Albuquerque, Salt Lake City',
  'America/Phoenix': 'Tucson',
  'America/Los_Angeles': 'Las Vegas, Portland, Sacramento, San Diego, San Francisco, Seattle',
  'America/Toronto': 'Montreal, Ottawa, Quebec',
  'America/Edmonton': 'Calgary',
  'America/Sao_Paulo': 'Brasilia, Rio de Janeiro',
  'Asia/Kolkata': 'Ahmedabad, Bengaluru, Bangalore, Chennai, Delhi, Hyderabad, Mumbai, Pune',
  'Asia/Karachi': 'Islamabad, Lahore, Rawalpindi',
  'Asia/Shanghai': 'Beijing, Guangzhou, Shenzhen',
  'Asia/Ho_Chi_Minh': 'Hanoi, Saigon',
  'Asia/Tokyo': 'Kyoto, Osaka',
  'Asia/Dubai': 'Abu Dhabi',
  'Asia/Riyadh': 'Jeddah',
  'Asia/Jerusalem': 'Haifa, Tel Aviv',
  'Africa/Lagos': 'Abuja, Ibadan',
  'Africa/Johannesburg': 'Cape Town, Durban, Pretoria',
  'Europe/London': 'Birmingham, Edinburgh, Manchester',
  'Europe/Berlin': 'Frankfurt, Hamburg, Munich',
  'Europe/Madrid': 'Barcelona',
  'Europe/Rome': 'Milan',
  'Europe/Istanbul': 'Ankara, Izmir',
  'Europe/Zurich': 'Geneva',
};

/** What `zone` is found under besides its `label`: its country, and cities that keep its time. */
export function searchWords(zone: string, label: string): string {
  const country = countries().get(zone);
  return [
    ...(country && !label.includes(country) ? [country] : []),
    ...(cities[zone] ? [cities[zone]] : []),
  ].join(', ');
}

/** In ES2026 and in Node 24; TypeScript's library does not have it yet. */
type ZonedLocale = Intl.Locale & { readonly getTimeZones?: () => readonly string[] | undefined };

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The country of each zone, by Unicode's data; made once, when somebody first chooses a zone. */
const countries = memoize(1, (): ReadonlyMap<string, string> => {
  const names = new Intl.DisplayNames(houseLocale, { type: 'region', fallback: 'none' });
  const found = letters.flatMap((first) =>
    letters.flatMap((second) => {
      const name = names.of(first + second);
      const locale: ZonedLocale = new Intl.Locale(`und-${first}${second}`);
      const zones = name ? locale.getTimeZones?.() : [];
      return (zones ?? []).map((zone) => [presentName(zone), name ?? ''] as const);
    }),
  );
  return new Map(found);
});
