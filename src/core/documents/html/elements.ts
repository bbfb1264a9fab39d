const names = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** They end a line of text; what stands between two of them is a unit. */
export const BLOCKS = names(`
  address article aside base blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset
  figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link listing main
  menu meta nav noframes ol optgroup option p plaintext pre search section summary table tbody td tfoot th thead title
  tr ul xmp`);

/** They stand in a line like a picture, with texts of their own inside. */
export const BOXES = names(
  'audio button canvas datalist label noscript object select textarea video',
);

/** Nothing in them is for the translator. */
export const UNTOUCHED = names(`
  applet code embed iframe kbd listing math noembed noframes plaintext rp rt rtc samp script style svg
  template tt var xmp`);

/** Of these people read what is inside, though nobody translates it. */
export const CODE = names('code kbd samp tt var rt');

export const VOID = names(`
  area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr`);

/** Their inside is characters up to their own end tag, even if they are written as empty. */
export const RAW = names('iframe noembed noframes plaintext script style textarea title xmp');

export const HEADINGS = names('h1 h2 h3 h4 h5 h6 title');
export const PRE = names('pre textarea');

/** What is open outside of them is not closed by what stands inside. */
export const SCOPES = names('button caption html object svg math table td template th');

interface Implied {
  closes: ReadonlySet<string>;
  within: ReadonlySet<string>;
}

const cells = names('td th');
const rows = names('td th tr');
const parts = names('caption colgroup tbody td tfoot th thead tr');
const table = names('table template');
const paragraph = { closes: names('p'), within: SCOPES };
const rule = (tags: string, closes: ReadonlySet<string>, within: ReadonlySet<string>) =>
  [...names(tags)].map((name): [string, Implied] => [name, { closes, within }]);

/** The open elements that a start tag ends (HTML, 13.2.6), in so far as they make paragraphs. */
export const IMPLIED: ReadonlyMap<string, readonly Implied[]> = new Map([
  ...[
    ...names(`address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form
      h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul`),
  ].map((name): [string, Implied[]] => [name, [paragraph]]),
  ...[...names('h1 h2 h3 h4 h5 h6')].map((name): [string, Implied[]] => [
    name,
    [paragraph, { closes: names('h1 h2 h3 h4 h5 h6'), within: names('div section td th body') }],
  ]),
  ...[
    ...rule('li', names('li p'), names('ul ol menu dir table td template')),
    ...rule('dt dd', names('dt dd p'), names('dl table td template')),
    ...rule('option', names('option'), names('select datalist optgroup')),
    ...rule('optgroup', names('option optgroup'), names('select')),
    ...rule('td th', cells, names('tr table template')),
    ...rule('tr', rows, table),
    ...rule('thead tbody tfoot caption colgroup', parts, table),
    ...rule('rt rp rtc', names('rt rp'), names('ruby rtc')),
    ...rule('body', names('head'), names('html')),
    ...rule('a', names('a'), new Set([...SCOPES, ...BLOCKS])),
  ].map(([name, implied]): [string, Implied[]] => [name, [implied]]),
]);
