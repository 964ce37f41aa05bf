import { expect, it } from 'vitest';
import { plain } from '../../components/marks';
import type { CompareView, Mark, Run } from '../../lib/backend/bindings';
import { passages } from './copy';

const run = (text: string, sentence: number | null, ...marks: Mark[]): Run => ({ text, sentence, marks });
const shared = (id: number): Mark => ({ kind: 'shared', id });
const changed: Mark = { kind: 'changed', id: 0 };

it('gathers each passage of both sides, over sentences and paragraphs', () => {
  const view = {
    a: {
      paragraphs: [
        {
          runs: [
            run('Here ', 0),
            run('the ferry left at noon.', 0, shared(0)),
            run(' ', null, shared(0)),
            run('It was full.', 1, shared(0)),
          ],
        },
        { runs: [run('A dog swam.', 2, shared(1)), run(' Alone.', 3)] },
      ],
    },
    b: {
      paragraphs: [
        { runs: [run('A ', 0, shared(1), changed), run('dog swam.', 0, shared(1))] },
        { runs: [run('the ferry left at noon.', 1, shared(0))] },
        { runs: [run('It was full.', 2, shared(0))] },
      ],
    },
  } as unknown as CompareView;
  const found = passages(view).map(({ id, a, b, verbatim }) => [
    id,
    plain(a.runs),
    a.sentence,
    plain(b.runs),
    b.sentence,
    verbatim,
  ]);
  expect(found).toEqual([
    [0, 'the ferry left at noon. It was full.', 0, 'the ferry left at noon. It was full.', 1, true],
    [1, 'A dog swam.', 2, 'A dog swam.', 0, true],
  ]);
});
