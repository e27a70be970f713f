/** A package that is deployed: it, or something that needs it, is under `dependencies`. */
export type LockedPackage = { readonly name: string; readonly version: string; readonly license: string };

/** What `package-lock.json` says of one package. */
type Locked = { readonly version?: string; readonly license?: string; readonly dev?: boolean };
export type Lockfile = { readonly packages: Readonly<Record<string, Locked>> };

/** Licenses, as SPDX writes them, that ask for no more than to be named. */
const allowed: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
];

/** Packages that are offered under several licenses, and the one that we take it under. */
const taken: Readonly<Record<string, string>> = { 'sjcl (BSD-2-Clause OR GPL-2.0-only)': 'BSD-2-Clause' };

/** Every package that is deployed, by name. The lockfile holds what each says of its own license. */
export function deployedPackages({ packages }: Lockfile): readonly LockedPackage[] {
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version = '', license = 'none stated' }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { name, version, license: taken[`${name} ${license}`] ?? license };
    })
    .sort((one, other) => (`${one.name}@${one.version}` < `${other.name}@${other.version}` ? -1 : 1));
}

/** Those whose license is not a single one of the allowed. A choice of several has to be looked at, and decided on. */
export function refusedPackages(packages: readonly LockedPackage[]): readonly LockedPackage[] {
  return packages.filter(({ license }) => !allowed.includes(license));
}

/** `docs/licenses.md`. */
export function licensePage(packages: readonly LockedPackage[]): string {
  const rows = packages.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`);
  return `# Licenses

What is deployed besides Fairslot itself, which is under Apache-2.0. Written by \`npm run licenses\` from \`package-lock.json\`.
\`npm run check\` fails where this page is out of date, or where a license is not one of these:
${allowed.join(', ')}.

| package | version | license |
|---|---|---|
${rows.join('\n')}
`;
}
