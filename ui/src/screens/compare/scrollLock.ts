// Scrolling two columns by aligned sentence. Distances are pixels from the top of each column's content.

/** A height on the left and the height on the right that belongs beside it. */
export interface Anchor {
  a: number;
  b: number;
}

/**
 * The anchors that both columns pass in the same order: the longest chain that rises on both sides.
 * Moved sentences fall out; following them would make the other column jump back.
 */
export function rising(anchors: Anchor[]): Anchor[] {
  // Equal heights on the left run downwards on the right, so that no chain takes two of them.
  const sorted = [...anchors].sort((x, y) => x.a - y.a || y.b - x.b);
  // Patience sorting: `ends[n]` is the anchor with the smallest b that ends a chain of n + 1.
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  sorted.forEach((anchor, i) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const end = sorted[ends[middle] ?? 0];
      if (end && end.b < anchor.b) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? ends[low - 1] : undefined;
    ends[low] = i;
  });
  const chain: Anchor[] = [];
  for (let i = ends.at(-1); i !== undefined; i = before[i]) {
    const anchor = sorted[i];
    if (anchor) chain.push(anchor);
  }
  return chain.reverse();
}

/** The heights where the contents begin and end belong together too; `chain` must be rising. */
export function withEnds(chain: Anchor[], heightA: number, heightB: number): Anchor[] {
  const inside = chain.filter(({ a, b }) => a > 0 && b > 0 && a < heightA && b < heightB);
  return [{ a: 0, b: 0 }, ...inside, { a: heightA, b: heightB }];
}

/** The height on the other side: between two anchors it goes in proportion. Outside of all, at the nearest end. */
export function across(chain: Anchor[], from: 'a' | 'b', height: number): number {
  const to = from === 'a' ? 'b' : 'a';
  const first = chain[0];
  const last = chain.at(-1);
  if (!first || !last) return height;
  if (height <= first[from]) return first[to];
  if (height >= last[from]) return last[to];
  let low = 0;
  let high = chain.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((chain[middle]?.[from] ?? 0) <= height) low = middle;
    else high = middle;
  }
  const start = chain[low];
  const end = chain[high];
  if (!start || !end) return height;
  const share = (height - start[from]) / (end[from] - start[from] || 1);
  return start[to] + share * (end[to] - start[to]);
}

/**
 * Where to scroll the other column so that what stands at the reading line here stands beside its counterpart.
 * The reading line slides from the top edge to the bottom edge as one scrolls, so that both ends can be reached.
 */
export function follow(
  chain: Anchor[],
  from: 'a' | 'b',
  scroll: number,
  here: { view: number; height: number },
  there: { view: number; height: number },
): number {
  const room = Math.max(1, here.height - here.view);
  const share = Math.min(1, Math.max(0, scroll / room));
  const line = scroll + share * here.view;
  const target = across(chain, from, line) - share * there.view;
  return Math.min(Math.max(0, target), Math.max(0, there.height - there.view));
}

/**
 * How far the following column still stands beside its place after a jump, once the reader has scrolled on by `moved`
 * pixels: it closes up by half of what she scrolls, so that nothing leaps.
 */
export function closeUp(drift: number, moved: number): number {
  return Math.sign(drift) * Math.max(0, Math.abs(drift) - Math.abs(moved) / 2);
}
