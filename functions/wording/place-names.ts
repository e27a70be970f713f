/** Cities that runtimes still list, and browsers still report, under a name that their people no longer use. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Godthab': 'America/Nuuk',
  'Asia/Ashkhabad': 'Asia/Ashgabat',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Dacca': 'Asia/Dhaka',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Asia/Thimbu': 'Asia/Thimphu',
  'Asia/Ulan_Bator': 'Asia/Ulaanbaatar',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** Cities whose name in the list of zones is not how it is written. */
const spelled: Readonly<Record<string, string>> = {
  'Ho Chi Minh': 'Ho Chi Minh City',
  'Sao Paulo': 'São Paulo',
  'St Johns': 'St. John’s',
};

/** The name of the zone today: `Asia/Kolkata` for `Asia/Calcutta`. */
export function presentName(zone: string): string {
  return renamed[zone] ?? zone;
}

/** The city in the name of a zone, as it is called today: `New York`, `Kolkata`, `Ho Chi Minh City`. */
export function placeOf(zone: string): string {
  const place = (presentName(zone).split('/').at(-1) ?? zone).replaceAll('_', ' ');
  return spelled[place] ?? place;
}
