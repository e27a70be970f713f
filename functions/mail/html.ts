import type { Bar, Block, Hyperlink } from '#domain/values/message.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { filledSteps } from './blocks.ts';
import { withBdi } from './isolates.ts';
import { linked } from './linked.ts';

/*
 * Mail clients strip style sheets and turn colors round, so: inline styles only, the reader's own colors for text and
 * ground, and the two places that need a color (the button, the bars) name both of its sides. Nothing is loaded.
 */
const letter =
  'max-width:38em;margin:0 auto;padding:16px;word-break:break-word;overflow-wrap:anywhere;font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,sans-serif';
/** The accent of the pages. */
const ACCENT = '#0b6b63';
const button = `display:inline-block;padding:10px 18px;border-radius:6px;background:${ACCENT};color:#ffffff;font-weight:600;text-decoration:none`;

const BAR_PIXELS = 90;

/** The HTML of a message, with the same words in the same order as its text. */
export function renderHtml(title: string, blocks: readonly Block[]): string {
  return html`<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
</head>
<body style="margin:0">
<div style="${letter}">
${blocks.map(blockHtml)}</div>
</body>
</html>
`.toString();
}

function blockHtml(block: Block): Markup {
  switch (block.kind) {
    case 'paragraph':
      return html`<p style="margin:0 0 16px">${linked(block.text, block.links)}</p>\n`;
    case 'heading':
      return html`<h2 style="margin:24px 0 8px;font-size:18px">${withBdi(block.text)}</h2>\n`;
    case 'list':
      return html`<ul style="margin:0 0 16px;padding-left:20px">${block.items.map((item, index) => listItem(item, block.links?.[index]))}</ul>\n`;
    case 'labeled':
      return html`<p style="margin:0 0 16px"><strong>${block.label}</strong>${block.lines.map((line) => html`<br>\n${linked(line, block.links)}`)}</p>\n`;
    case 'quote':
      return html`<blockquote style="margin:0 0 16px;padding-left:12px;border-left:4px solid ${ACCENT};white-space:pre-line">${block.text}</blockquote>\n`;
    case 'link':
      return html`<p style="margin:0 0 16px"><a href="${block.href}" style="${button}">${block.text}</a><br>\n<span style="font-size:13px">${block.href}</span></p>\n`;
    case 'table':
      return tableHtml(block);
    case 'links':
      return html`<p style="margin:0 0 16px">${block.links.map(({ text, href }, index) => html`${index > 0 && ' · '}<a href="${href}">${text}</a>`)}</p>\n`;
    case 'bars':
      return html`<table role="presentation" cellspacing="0" cellpadding="0" style="border-collapse:collapse;margin:0 0 16px">${block.bars.map(barRow)}</table>\n`;
    default:
      throw new Error(`no HTML for ${block satisfies never}`);
  }
}

function listItem(text: string, links: readonly Hyperlink[] = []): Markup {
  const after = links.map((link) => html` <a href="${link.href}">${link.text}</a>`);
  return html`\n<li style="margin:0 0 4px">${withBdi(text)}${after}</li>`;
}

const cell = 'padding:4px 3px 4px 0;text-align:left;vertical-align:top;border-bottom:1px solid #c9ced6';

/** The first column takes what the others leave, so that a table of numbers fits a phone. */
function tableHtml({ columns, rows, links = [] }: Extract<Block, { readonly kind: 'table' }>): Markup {
  const head = columns.map(
    (text) => html`\n<th scope="col" style="${cell};font-weight:600">${withBdi(text)}</th>`,
  );
  return html`<table cellspacing="0" cellpadding="0" style="border-collapse:collapse;width:100%;margin:0 0 16px;font-size:12px;word-break:normal;overflow-wrap:normal">\n<tr>${head}</tr>${rows.map((row, index) => tableRow(row, links[index]))}</table>\n`;
}

function tableRow(row: readonly string[], links: readonly string[] = []): Markup {
  const cells = row.map((text, index) => {
    const href = links[index];
    return html`\n<td style="${cell}">${href ? html`<a href="${href}">${cellText(text)}</a>` : cellText(text)}</td>`;
  });
  return html`\n<tr>${cells}</tr>`;
}

/** A long address may be broken before its @, so that a table with one fits a phone. */
function cellText(text: string): Markup {
  return html`${text.split('@').map((part, index) => html`${index > 0 && html`<wbr>@`}${withBdi(part)}`)}`;
}

function barRow(unavailableBecause: Bar): Markup {
  const { label, taken, of, note } = unavailableBecause;
  const full = filledSteps(unavailableBecause, BAR_PIXELS);
  const picture = [barPiece(full, ACCENT), barPiece(BAR_PIXELS - full, '#c9ced6')];
  return html`\n<tr><td style="padding:4px 10px 4px 0;vertical-align:top"><table role="presentation" aria-hidden="true" cellspacing="0" cellpadding="0" style="margin-top:5px"><tr>${picture}</tr></table></td><td style="padding:4px 0">${label}: <strong>${taken} of ${of}</strong>${note && html` <span style="font-size:13px">(${note})</span>`}</td></tr>`;
}

/** A table cell, because every mail client shows its background. */
function barPiece(width: number, color: string): Markup | false {
  return (
    width > 0 &&
    html`<td width="${width}" height="14" bgcolor="${color}" style="min-width:${width}px;background:${color};font-size:1px">&nbsp;</td>`
  );
}
