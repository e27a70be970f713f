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
import type { Problem } from './problem.ts';

/** A file as YAML: its plain value, in which every scalar is a text, and where each path of it stands. */
export type YamlTree = {
  readonly value: unknown;
  readonly place: Place;
  readonly problems: readonly Problem[];
};

/** No season is nested deeper; a parser that follows a deeper file would run out of stack. */
const DEEPEST = 40;

const advice: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'This field stands here twice: remove one.',
  TAB_AS_INDENT: 'Here is a tab: indent with spaces.',
  BAD_INDENT: 'The indentation does not fit the lines above: align it, or close the bracket.',
  MULTIPLE_DOCS: 'A second document begins here: keep one season to a file, without `---`.',
  MISSING_CHAR: 'Something is missing here: close the quotes or the bracket.',
  BLOCK_AS_IMPLICIT_KEY: 'A second `: ` in one line: put the text in quotes.',
  MULTILINE_IMPLICIT_KEY: 'There is no `: ` after this field: add it, with a space.',
};

/** Mistakes after which the rest of the file can still be read as it was meant. */
const harmless = new Set(['DUPLICATE_KEY']);

/** Reads `text` as YAML 1.2 without tags, anchors and aliases. `value` is absent where that cannot be done. */
export function readYaml(text: string): YamlTree | { readonly problems: readonly Problem[] } {
  if (isTooDeep(text)) {
    const message = 'The brackets or hyphens are nested too deeply: this is no season file.';
    return { problems: [{ line: 1, column: 1, path: '', message }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  });
  const errors = withoutEchoes(document.errors).map((error) => problemOf(error, lines));
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

/** A tab makes the lines after it look wrong too. */
function withoutEchoes(errors: readonly YAMLError[]): readonly YAMLError[] {
  const tabs = errors.filter(({ code }) => code === 'TAB_AS_INDENT');
  return tabs.length > 0 ? tabs : errors;
}

function problemOf(error: YAMLError, lines: LineCounter): Problem {
  const { line, col } = lines.linePos(error.pos[0]);
  return { line, column: col, path: '', message: advice[error.code] ?? `${error.message}.` };
}

/** Anchors, aliases and tags: means of YAML that no season needs, and that can make a short file a huge one. */
function extras(document: Document.Parsed, lines: LineCounter): Problem[] {
  const found: Problem[] = [];
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
