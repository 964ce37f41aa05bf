// The words of the review of unsure quotations.
import { plural } from '../plural';

export const review = {
  title: 'Review unsure quotations',
  ofArticle: 'Unsure quotations of this article',
  loading: 'Looking for unsure quotations …',
  failed: 'The quotations could not be read',
  tryAgain: 'Try again',
  progress: (at: number, of: number) => `${at} of ${of}`,
  more: (n: number) => `${n} more come after these`,
  who: 'Who said this?',
  guess: 'best guess',
  noGuess: 'Nobody is named who could have said it.',
  accept: 'Accept',
  nobody: 'Nobody is named',
  another: 'Somebody else …',
  skip: 'Skip',
  back: 'Back',
  undo: 'Undo',
  given: (name: string) => `Given to ${name}.`,
  toNobody: 'Given to nobody.',
  decided: (what: string) => `Decided: ${what}`,
  skipped: 'Skipped; it comes again the next time.',
  nothingToUndo: 'Nothing was decided here yet.',
  why: 'Why it is unsure',
  noReason: 'No reason is known.',
  open: 'Open the article',
  untitled: 'Untitled',
  outletUnknown: 'outlet unknown',
  dateUnknown: 'date unknown',
  searchSpeakers: 'Search speakers, or type a new name',
  newSpeaker: (name: string) => `New speaker “${name}”`,
  none: 'No quotation waits for you',
  noneHint: 'Of every quotation in the newest versions the speaker is sure, or was set by you.',
  done: 'That was the last one',
  doneHint: (decided: number, skipped: number) =>
    [
      `${plural(decided, 'quotation was', 'quotations were')} decided`,
      skipped > 0 && `${skipped} skipped; they stay unsure until you decide`,
    ]
      .filter(Boolean)
      .join(', ') + '.',
  again: 'Go through the skipped ones',
  next: 'Go on with the next ones',
  toSpeakers: 'All speakers',
};
