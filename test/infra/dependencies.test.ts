import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deployedPackages, type Lockfile, licensePage, refusedPackages } from '#infra/licenses/licenses.ts';
import { projectRoot } from '#infra/project-root.ts';

const read = (name: string) => JSON.parse(readFileSync(join(projectRoot, name), 'utf8'));
type Pinned = { readonly integrity?: string; readonly inBundle?: boolean };
const lockfile: Lockfile & { packages: Record<string, Pinned> } = read('package-lock.json');

describe('dependencies', () => {
  test('are each named by one exact version', () => {
    const { dependencies, devDependencies, overrides } = read('package.json');
    const forced = Object.values<Record<string, string>>(overrides).flatMap((each) => Object.entries(each));
    const asked = [...Object.entries(dependencies), ...Object.entries(devDependencies), ...forced];
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
  });

  test('are each held to the bytes that were locked, on their own or inside the package that brings them', () => {
    const open = Object.entries(lockfile.packages).filter(
      ([path, { integrity, inBundle }]) => path !== '' && !integrity && !inBundle,
    );
    expect(open).toEqual([]);
  });
});

describe('licenses of deployed packages', () => {
  test('are allowed ones', () => {
    expect(refusedPackages(deployedPackages(lockfile))).toEqual([]);
  });

  test('stand in docs/licenses.md as the lockfile has them (else: npm run licenses)', () => {
    const page = readFileSync(join(projectRoot, 'docs/licenses.md'), 'utf8');
    expect(page).toBe(licensePage(deployedPackages(lockfile)));
  });

  test('are refused unless they are known: none stated, a strict one, a choice', () => {
    const planted = (license?: string) => ({
      packages: {
        '': { version: '0.1.0' },
        'node_modules/tool': { version: '1.0.0', license: 'GPL-3.0-only', dev: true },
        'node_modules/one/node_modules/@of/ours': { version: '2.0.0', ...(license && { license: license }) },
      },
    });
    const refused = (license?: string) => refusedPackages(deployedPackages(planted(license)));
    expect(refused('MIT')).toEqual([]);
    for (const license of [undefined, 'AGPL-3.0-only', '(MIT OR GPL-2.0-only)', 'SEE LICENSE IN LICENSE'])
      expect(refused(license)).toEqual([
        { name: '@of/ours', version: '2.0.0', license: license ?? 'none stated' },
      ]);
  });
});

type Component = {
  readonly name: string;
  readonly version: string;
  readonly properties: readonly { readonly name: string }[];
};

test('the bill of materials lists every locked package, and marks those only for development', () => {
  execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: projectRoot, stdio: 'pipe' });
  const { bomFormat, components } = read('.local/sbom.cdx.json') as {
    bomFormat: string;
    components: readonly Component[];
  };
  const isDeployed = ({ properties }: Component) =>
    !properties.some(({ name }) => name === 'cdx:npm:package:development');
  const named = ({ name, version }: { name: string; version: string }) => `${name}@${version}`;
  expect(bomFormat).toBe('CycloneDX');
  expect(components.filter(isDeployed).map(named).sort()).toEqual(
    deployedPackages(lockfile).map(named).sort(),
  );
  expect(components.length).toBeGreaterThan(deployedPackages(lockfile).length);
});
