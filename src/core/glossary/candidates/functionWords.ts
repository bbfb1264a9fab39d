/** The commonest words of four letters and more that mean nothing by themselves, and those of Chinese and Japanese. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set([
  ...'this that these those with from have been were will would could should must they them their there then than when where which while what whose into onto only also such some more most other over under each every very just about after before between because through during without within upon does done being both either neither here however therefore thus your yours ours mine itself using used many much make made like well even still first last next same'.split(
    ' ',
  ),
  ...'eine einer eines einem einen nicht sich auch oder aber wenn dass werden wird wurde wurden haben sind sein seine ihre ihrer über unter durch nach noch mehr dies diese dieser dieses'.split(
    ' ',
  ),
  ...'dans pour avec sans sous elle elles nous vous leur leurs cette sont être plus mais comme aussi para como pero esta este estos estas sobre entre cuando tiene desde hasta'.split(
    ' ',
  ),
  ...'的 了 和 是 在 我 有 不 人 这 他 们 个 中 来 上 大 为 到 说 以 要 会 就 可以 与 或 及 等 也 都 对 从 将 被 把 并 而 但 其 该 此 您 你 我们 他们 它 之 于 所 后 前 时 下 一 一个 这个 那个 进行 使用 通过 如果 因为 所以 没有 什么'.split(
    ' ',
  ),
  ...'の は が を に で と も から まで より へ や です ます した する いる ある この その あの これ それ'.split(
    ' ',
  ),
]);
