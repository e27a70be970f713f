/**
 * A time of day as people write it, `7:30 AM` or `6:30`, as hours and minutes on 24 hours, `07:30`. Any other text is
 * returned as it is, for the rules to complain about.
 */
export function wallTimeFrom(text: string): string {
  const [, hours = '', minutes = '', half] = /^(\d{1,2}):(\d{2})(?:\s*([AP])\.?M\.?)?$/i.exec(text) ?? [];
  if (hours === '') return text;
  const hour = Number(hours);
  if (half === undefined) return `${hours.padStart(2, '0')}:${minutes}`;
  if (hour < 1 || hour > 12) return text;
  const onFullDay = (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
  return `${String(onFullDay).padStart(2, '0')}:${minutes}`;
}
