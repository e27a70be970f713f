/** The personal link in the text of a mail. */
export function linkIn(text = ''): string | undefined {
  return /https:\/\/\S+\/i\/[\w.-]+/.exec(text)?.[0];
}

/** What a link names, in clear: the season and the offer. */
export function namedIn(link = ''): { readonly season: string; readonly offer: string } {
  const [, season = '', offer = ''] = /\/i\/([a-z0-9-]+)\.(offer_[a-z0-9]+)\./.exec(link) ?? [];
  return { season, offer };
}
