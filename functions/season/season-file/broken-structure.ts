/**
 * Why the structure of a file is broken around `line` (counted from 1), in words for somebody who writes no programs, and
 * the line that it is about: a bracket left open, an indentation that fits no line above, or a hyphen without a space.
 * `undefined` if none of these is the case.
 */
export function brokenStructure(
  lines: readonly string[],
  line: number,
): { readonly line: number; readonly message: string } | undefined {
  const near = [line - 2, line - 1, line, line + 1].filter((each) => each >= 1 && each <= lines.length);
  return (
    firstOf(near, (each) => hyphenFault(bare(lines[each - 1]))) ??
    firstOf(near, (each) => bracketFault(bare(lines[each - 1]))) ??
    firstOf([line, line + 1], (each) => indentFault(lines, each))
  );
}

function firstOf(lines: readonly number[], fault: (line: number) => string | undefined) {
  for (const line of lines) {
    const message = fault(line);
    if (message !== undefined) return { line, message };
  }
  return undefined;
}

/** A line without quoted texts and its comment. */
function bare(text = ''): string {
  return text.replace(/"[^"]*"|'[^']*'/g, 'x').replace(/(^|\s)#.*$/, '');
}

function hyphenFault(text: string): string | undefined {
  const [, word] = /^\s*-([A-Za-z]\w*):/.exec(text) ?? [];
  return word && `After the hyphen a space is missing: write \`- ${word}:\`.`;
}

function bracketFault(text: string): string | undefined {
  for (const [open, close] of [
    ['[', ']'],
    ['{', '}'],
  ] as const) {
    const excess = text.split(open).length - text.split(close).length;
    if (excess > 0)
      return `A bracket \`${open}\` is opened in this line and not closed: close it with \`${close}\`.`;
    if (excess < 0) return `A bracket \`${close}\` is closed in this line and was not opened: remove it.`;
  }
  return undefined;
}

function indentFault(lines: readonly string[], line: number): string | undefined {
  const isFilled = (text: string) => bare(text).trim() !== '';
  const above = lines.slice(0, line - 1).findLastIndex(isFilled) + 1;
  const [text, before] = [bare(lines[line - 1]), bare(lines[above - 1])];
  if (above === 0 || !isFilled(text)) return undefined;
  const [mine, other] = [indentOf(text), indentOf(before)];
  const isUnderValue = mine > other && !/[:>|-]\s*$/.test(before);
  const known = new Set(
    lines
      .slice(0, above)
      .filter(isFilled)
      .map((each) => indentOf(each)),
  );
  const isBetween = mine < other && !known.has(mine);
  const isAfterHyphen = mine > other && /^\s*- /.test(before) && mine === other + 2;
  if (isAfterHyphen || !(isUnderValue || isBetween)) return undefined;
  return `Line ${line} is indented by ${mine}, the line above by ${other}: align them.`;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
