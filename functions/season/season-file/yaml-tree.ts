import {
  type Document,
  isAlias,
  Lexer,
  LineCounter,
  type Node,
  Parser,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { locate, type Place } from './locate.ts';
import type { FileProblem } from './problem.ts';

/** A parsed YAML file: its value, in which every scalar is a string, and a lookup of each path's place. */
export type YamlTree = {
  readonly value: unknown;
  readonly place: Place;
  readonly problems: readonly FileProblem[];
};

/** No season is nested deeper. The limit protects the recursive parser from a stack overflow. */
const DEEPEST = 40;

const advice: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'This field appears here twice: remove one.',
  TAB_AS_INDENT: 'There is a tab here: indent with spaces.',
  BAD_INDENT: 'The indentation does not fit the lines above: align it, or close the bracket.',
  MULTIPLE_DOCS: 'A second document begins here: keep one season to a file, without `---`.',
  MISSING_CHAR: 'Something is missing here: close the quotes or the bracket.',
  BLOCK_AS_IMPLICIT_KEY: 'A second `: ` in one line: put the text in quotes.',
  MULTILINE_IMPLICIT_KEY: 'There is no `: ` after this field: add it, with a space.',
};

/** Errors after which the rest of the file can still be read. */
const harmless = new Set(['DUPLICATE_KEY']);

/** Parses `text` as YAML 1.2 without tags, anchors and aliases. Returns problems instead if it is not that. */
export function readYaml(text: string): YamlTree | { readonly problems: readonly FileProblem[] } {
  if (isTooDeep(text)) {
    const message = 'The brackets or hyphens are nested too deeply: this is not a season file.';
    return { problems: [{ line: 1, column: 1, path: '', message }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  });
  const errors = withoutFollowUps(document.errors).map((error) => problemOf(error, lines));
  const problems = [...errors, ...extras(document, lines)];
  if (problems.length > errors.length || document.errors.some(({ code }) => !harmless.has(code)))
    return { problems };
  return { value: document.toJS(), place: (path, what) => locate(document, lines, path, what), problems };
}

function isTooDeep(text: string): boolean {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme));
    if (parser.stack.length > DEEPEST) return true;
  }
  return false;
}

/** Drops the errors that follow from an earlier tab. */
function withoutFollowUps(errors: readonly YAMLError[]): readonly YAMLError[] {
  const tabs = errors.filter(({ code }) => code === 'TAB_AS_INDENT');
  return tabs.length > 0 ? tabs : errors;
}

function problemOf(error: YAMLError, lines: LineCounter): FileProblem {
  const { line, col } = lines.linePos(error.pos[0]);
  return { line, column: col, path: '', message: advice[error.code] ?? `${error.message}.` };
}

/** Anchors, aliases and tags. No season needs them, and aliases can expand a short file into a huge value. */
function extras(document: Document.Parsed, lines: LineCounter): FileProblem[] {
  const found: FileProblem[] = [];
  const report = (node: Node, sign: string) => {
    const { line, col } = lines.linePos(node.range?.[0] ?? 0);
    const message = `${sign} is not used in season files: write it out, or put the text in quotes.`;
    found.push({ line, column: col, path: '', message });
  };
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) report(node, 'An alias (`*`)');
      else if (node.anchor) report(node, 'An anchor (`&`)');
      else if (node.tag) report(node, 'A tag (`!`)');
    },
  });
  return found;
}
