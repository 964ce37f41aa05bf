import { expect, test } from 'vitest';
import { whoSaid } from './speaker';

const speaker = { id: 1, name: 'Ada Kern' };
test.each([
  [{ speaker, certain: true, mention: 'she' }, 'Ada Kern'],
  [{ speaker, certain: false, mention: 'she' }, 'speaker unknown, perhaps Ada Kern'],
  [{ speaker: null, certain: true, mention: 'officials' }, '“officials”, not named'],
  [{ speaker: null, certain: false, mention: 'the report' }, 'speaker unknown, only “the report”'],
  [{ speaker: null, certain: false, mention: null }, 'speaker unknown'],
])('%o', (said, words) => expect(whoSaid(said)).toBe(words));
