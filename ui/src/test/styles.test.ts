// WebKit leaves out a whole `text-decoration` that names a thickness, so that the line is not drawn at all on two systems.
import { expect, it } from 'vitest';

const sheets: Record<string, string> = import.meta.glob(['../**/*.svelte', '../**/*.css'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

it('names the thickness of a line by itself', () => {
  const wrong = Object.entries(sheets).flatMap(([file, text]) =>
    (text.match(/text-decoration:[^;]*\d(px|rem|em)[^;]*;/g) ?? []).map((rule) => `${file}: ${rule}`),
  );
  expect(Object.keys(sheets).length).toBeGreaterThan(40);
  expect(wrong).toEqual([]);
});
