/** A fenced block of a page. */
export interface Block {
  /** The headings it stands under, from the title down. */
  readonly under: readonly string[];
  readonly language: string;
  readonly code: string;
}

/** The fenced blocks of a page. */
export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let under: string[] = [];
  let open: { readonly language: string; readonly lines: string[] } | null = null;
  for (const line of page.split('\n')) {
    const fence = /^```(\w*)$/.exec(line);
    const heading = /^(#+) (.+)$/.exec(line);
    if (open !== null && fence !== null) {
      blocks.push({ under, language: open.language, code: `${open.lines.join('\n')}\n` });
      open = null;
    } else if (open !== null) open.lines.push(line);
    else if (fence !== null) open = { language: fence[1] ?? '', lines: [] };
    else if (heading !== null) under = [...under.slice(0, (heading[1] ?? '').length - 1), heading[2] ?? ''];
  }
  return blocks;
}

/** The page without its fenced blocks. */
const proseOf = (page: string): string => page.replace(/^```[^]*?^```$/gm, '');

/** The places in the project that a page links to, from the folder of the page. */
export const linksOf = (page: string): string[] => [...proseOf(page).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target).filter((target) => !/^https?:/.test(target));

/** The quoted paragraphs of a page, as text in one line. */
export const quotesOf = (page: string): string[] => [...proseOf(page).matchAll(/(?:^> .*\n)+/gm)].map(([text]) => text.replace(/^> /gm, '').trim().replace(/\s+/g, ' ').replaceAll('\\', ''));

/** The cells of the tables of a page, row by row, without the heads. */
export function rowsOf(page: string): string[][] {
  const rows = [...proseOf(page).matchAll(/(?<=^\|[ |:-]+\|\n(?:\|.*\n)*)\|.*\|$/gm)].map(([row]) => row);
  return rows.filter((row) => !/^\|[ |:-]+\|$/.test(row)).map((row) => row.slice(1, -1).split(/(?<!\\)\|/).map((cell) => cell.trim()));
}

/** Where a comment of carets underlines the line above it, and the line as ESLint counts it. The two slashes of the comment count as carets where carets follow them at once. */
export function marksOf(code: string): { readonly line: number; readonly column: number; readonly endColumn: number }[] {
  const marks = code.split('\n').flatMap((text, index, lines) => {
    const mark = /^\s*\/\/(\s*)\^+/d.exec(text);
    if (mark === null) return [];
    const column = mark[1] === '' ? text.indexOf('//') : text.indexOf('^');
    const above = lines.slice(0, index).findLastIndex((line) => !/^\s*\/\//.test(line));
    return [{ line: above + 1, column: column + 1, endColumn: mark[0].length + 1 }];
  });
  return marks;
}
