import {
  type Document,
  isAlias,
  isScalar,
  Lexer,
  LineCounter,
  type Node,
  Parser,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { brokenStructure } from './broken-structure.ts';
import { locate, type Place } from './locate.ts';
import type { FileProblem } from './problem.ts';

/** A parsed YAML file: its value, in which every scalar is a string, and a lookup of each path's place. */
export type YamlTree = {
  readonly value: unknown;
  readonly place: Place;
  readonly problems: readonly FileProblem[];
};

/** Every season file has one of these at the beginning of a line. */
const section = /^(id|program|tracks|days)\s*:/m;
const OTHER_FILE = 'This is not a season file: begin with a copy of seasons/template.yaml.';
const REPEATED = 'This field appears here twice: remove one.';

/** No season is nested deeper. The limit protects the recursive parser from a stack overflow. */
const DEEPEST = 40;

const advice: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'There is a tab here: indent with spaces.',
  BAD_INDENT: 'The indentation does not fit the lines above: align it, or close the bracket.',
  MULTIPLE_DOCS: 'A second document begins here: keep one season to a file, without `---`.',
  MISSING_CHAR: 'Something is missing here: close the quotes or the bracket.',
  BLOCK_AS_IMPLICIT_KEY: 'A second `: ` in one line: put the text in quotes.',
  MULTILINE_IMPLICIT_KEY: 'There is no `: ` after this field: add it, with a space.',
};

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
    // The library compares each key with each other one; `repeatedFields` looks each up.
    uniqueKeys: false,
    logLevel: 'error',
  });
  const [broken] = document.errors.toSorted((one, other) => one.pos[0] - other.pos[0]);
  if (broken && !section.test(text))
    return { problems: [{ line: 1, column: 1, path: '', message: OTHER_FILE }] };
  if (broken) return { problems: [problemOf(broken, text, lines)] };
  const unused = extras(document, lines);
  if (unused.length > 0) return { problems: unused };
  const problems = repeatedFields(document, lines);
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

/** One sentence about the first structural error: those after it mostly follow from it. */
function problemOf(error: YAMLError, text: string, lines: LineCounter): FileProblem {
  const { line, col } = lines.linePos(error.pos[0]);
  const isTab = error.code === 'TAB_AS_INDENT';
  const cause = isTab ? undefined : brokenStructure(text.split(/\r\n?|\n/), line);
  if (cause) return { line: cause.line, column: 1, path: '', message: cause.message };
  const message = advice[error.code] ?? `${error.message.slice(0, 200)}.`;
  return { line, column: col, path: '', message };
}

/** Fields that appear twice in one place. */
function repeatedFields(document: Document.Parsed, lines: LineCounter): FileProblem[] {
  const found: FileProblem[] = [];
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const { line, col } = lines.linePos(key.range?.[0] ?? 0);
        if (seen.has(key.value)) found.push({ line, column: col, path: '', message: REPEATED });
        seen.add(key.value);
      }
    },
  });
  return found;
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
