import type { Ignorer, NodePath } from '@stryker-mutator/api/ignore';
import { PluginKind } from '@stryker-mutator/api/plugin';

/** `[]` would become `["Stryker was here"]`, which no type here admits: the compiler notices, so no test has to. */
const emptyLiterals: Ignorer = {
  shouldIgnore(path: NodePath) {
    const { node } = path as { readonly node?: { readonly type: string; readonly elements?: unknown[] } };
    return node?.type === 'ArrayExpression' && node.elements?.length === 0
      ? 'the compiler notices'
      : undefined;
  },
};

export const strykerPlugins = [
  { kind: PluginKind.Ignore, name: 'empty-literals', value: emptyLiterals },
] as const;
