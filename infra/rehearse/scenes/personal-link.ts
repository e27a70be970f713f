/** The personal link in the text of a mail. */
export function linkIn(text = ''): string | undefined {
  return /https:\/\/\S+\/i\/[\w.-]+/.exec(text)?.[0];
}

/** The season and the offer that a link names in plain text. */
export function namedIn(link = ''): { readonly season: string; readonly offer: string } {
  const [, season = '', offer = ''] = /\/i\/([a-z0-9-]+)\.(offer_[a-z0-9]+)\./.exec(link) ?? [];
  return { season, offer };
}
