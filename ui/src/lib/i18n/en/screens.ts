// Words that several screens share.
export const screens = {
  cancel: 'Cancel',
  save: 'Save',
  tryAgain: 'Try again',
  searching: 'Searching …',
  nothingFound: 'Nothing matches. Try fewer words.',
  untitled: 'Untitled',
  dateUnknown: 'date unknown',
  outletUnknown: 'outlet unknown',
  loading: 'Loading …',
};
