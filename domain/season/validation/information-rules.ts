import { type InformationLink, informationTopics } from '#domain/season/information-section.ts';
import { textFaults } from './field-rules.ts';
import {
  type Having,
  type Path,
  quoted,
  repeated,
  ruleFor,
  type SeasonRule,
  type Violation,
} from './violation.ts';
import { joinHostsOf, joinLinkFaults, leakFaults, paragraphFaults } from './visit-rules.ts';

/** What must be true of the texts of the public page. */
export const informationRules: readonly SeasonRule[] = [
  ruleFor(['information', 'tracks', 'days'], informationFaults),
];

const LEAK = 'Anybody can read this page, so it must not hold the join link of an interview.';

function informationFaults(season: Having<'information'>): Violation[] {
  const { information } = season;
  const { links = [] } = information;
  const joinHosts = joinHostsOf(season);
  const leaks = (path: Path, text: string) => leakFaults(path, text, joinHosts, LEAK);
  return [
    ...informationTopics.flatMap((topic) => {
      const words = information[topic];
      const path = ['information', topic];
      return words === undefined ? [] : [...paragraphFaults(path, words), ...leaks(path, words)];
    }),
    ...links.flatMap((link, index) => {
      const path = ['information', 'links', index];
      return [...linkFaults(path, link), ...leaks([...path, 'address'], link.address)];
    }),
    ...repeated(
      links.map(({ name }) => name),
      (index) => ['information', 'links', index, 'name'],
      (name) => `Two links are called ${quoted(name)}: give them different names.`,
    ),
  ];
}

function linkFaults(path: Path, { name, address }: InformationLink): Violation[] {
  const message = `${quoted(address)} is no web address that can be opened: write it in full, as https://www.example.org/page.`;
  return [
    ...textFaults([...path, 'name'], name, 200),
    ...joinLinkFaults([...path, 'address'], address).map((fault) => ({ ...fault, message })),
  ];
}
