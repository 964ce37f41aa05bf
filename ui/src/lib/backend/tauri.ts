// The app's backend: every method is one command of the host. The only file that imports @tauri-apps/*.
import { Channel } from '@tauri-apps/api/core';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { open, save } from '@tauri-apps/plugin-dialog';
import { BackendError, type Backend, type DropEvent } from './backend';
import { commands, type Code, type Error as WireError, type JobProgress } from './bindings';

const CODES: readonly Code[] = ['notFound', 'invalid', 'newerLibrary', 'busy', 'disk', 'cancelled', 'internal'];

function isWireError(reason: unknown): reason is WireError {
  return typeof reason === 'object' && reason !== null && CODES.includes((reason as WireError).code);
}

/** What a command rejects with becomes a BackendError. */
async function call<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (reason) {
    if (isWireError(reason)) throw new BackendError(reason.code, reason.message, reason.detail);
    throw new BackendError('internal', String(reason));
  }
}

/** The same of a command that answers nothing. */
async function done(answer: Promise<null>): Promise<void> {
  await call(answer);
}

export const tauri: Backend = {
  sidebar: () => call(commands.sidebar()),
  listArticles: (query) => call(commands.listArticles(query)),
  facets: (query) => call(commands.facets(query)),
  saveSearch: (name, search) => call(commands.saveSearch(name, search)),
  deleteSearch: (id) => done(commands.deleteSearch(id)),
  tagArticles: (articles, tag, on) => done(commands.tagArticles(articles, tag, on)),
  trashArticles: (articles) => done(commands.trashArticles(articles)),
  restoreArticles: (articles) => done(commands.restoreArticles(articles)),
  emptyTrash: () => done(commands.emptyTrash()),
  undo: () => call(commands.undo()),
  redo: () => call(commands.redo()),

  startImport: (source, onProgress) => {
    const channel = new Channel<JobProgress>();
    channel.onmessage = onProgress;
    return call(commands.startImport(source, channel));
  },
  cancelJob: (job) => done(commands.cancelJob(job)),
  removeSample: () => done(commands.removeSample()),

  article: (id, version, search) => call(commands.article(id, version, search)),
  summary: (version, sentences, method) => call(commands.summary(version, sentences, method)),
  setField: (article, field, value) => done(commands.setField(article, field, value)),
  keepRemoved: (version, index, keep) => done(commands.keepRemoved(version, index, keep)),
  sourceText: (version) => call(commands.sourceText(version)),
  revealSource: (version) => done(commands.revealSource(version)),

  compare: (a, b) => call(commands.compare(a, b)),
  setPairing: (aVersion, bVersion, a, b, together) => done(commands.setPairing(aVersion, bVersion, a, b, together)),
  versions: (article) => call(commands.versions(article)),
  versionDiff: (old, new_) => call(commands.versionDiff(old, new_)),
  splitVersion: (version) => call(commands.splitVersion(version)),

  stories: () => call(commands.stories()),
  story: (id) => call(commands.story(id)),
  createStory: (title, articles) => call(commands.createStory(title, articles)),
  renameStory: (id, title) => done(commands.renameStory(id, title)),
  addToStory: (id, articles) => done(commands.addToStory(id, articles)),
  removeFromStory: (id, articles) => done(commands.removeFromStory(id, articles)),
  mergeStories: (into, from) => done(commands.mergeStories(into, from)),
  deleteStory: (id) => done(commands.deleteStory(id)),
  acceptSuggestion: (id) => call(commands.acceptSuggestion(id)),
  dismissSuggestion: (id) => done(commands.dismissSuggestion(id)),

  speakers: (search) => call(commands.speakers(search)),
  speaker: (id) => call(commands.speaker(id)),
  renameSpeaker: (id, name) => done(commands.renameSpeaker(id, name)),
  mergeSpeakers: (into, from) => done(commands.mergeSpeakers(into, from)),
  unmergeSpeaker: (into, from) => done(commands.unmergeSpeaker(into, from)),
  splitSpeaker: (id, quotations, name) => call(commands.splitSpeaker(id, quotations, name)),
  reassignQuotation: (quotation, speaker, name) => done(commands.reassignQuotation(quotation, speaker, name)),
  confirmQuotation: (quotation) => done(commands.confirmQuotation(quotation)),

  exportArticles: (articles, format, path) => done(commands.exportArticles(articles, format, path)),
  exportComparison: (a, b, format, path) => done(commands.exportComparison(a, b, format, path)),
  exportSpeaker: (id, format, path) => done(commands.exportSpeaker(id, format, path)),

  settings: () => call(commands.settings()),
  saveSettings: (settings) => done(commands.saveSettings(settings)),
  libraryInfo: () => call(commands.libraryInfo()),
  openLibrary: (folder) => done(commands.openLibrary(folder)),
  moveLibrary: (folder) => done(commands.moveLibrary(folder)),
  backUp: (path) => done(commands.backUp(path)),
  restore: (path) => done(commands.restore(path)),

  startProblem: () => call(commands.startProblem()),
  onFileDrop: (listener) =>
    getCurrentWebview().onDragDropEvent(({ payload }) => {
      const event: DropEvent =
        payload.type === 'drop'
          ? { kind: 'drop', paths: payload.paths }
          : { kind: payload.type === 'leave' ? 'leave' : 'over' };
      listener(event);
    }),
  pickFiles: async () => (await open({ multiple: true, directory: false })) ?? [],
  pickFolder: (title) => open({ title, directory: true, multiple: false }),
  pickSavePath: (title, fileName) => save({ title, defaultPath: fileName }),
  painted: () => done(commands.painted()),
};
