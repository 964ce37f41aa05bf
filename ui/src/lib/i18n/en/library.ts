import { plural } from '../plural';

export const library = {
  title: 'Library',
  trashTitle: 'Trash',
};
void plural;
