// The app's backend: every method is one command of the host. The only file that imports @tauri-apps/*.
import { Channel } from '@tauri-apps/api/core';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { open, save } from '@tauri-apps/plugin-dialog';
import { t } from '../i18n';
import { BackendError, type Backend, type DropEvent } from './backend';
import { commands, type Code, type Error as WireError, type WatchEvent } from './bindings';

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

/** A channel that hands what it is sent to a listener. */
function channel<T>(listener: (message: T) => void): Channel<T> {
  const made = new Channel<T>();
  made.onmessage = listener;
  return made;
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

  startImport: (source, onProgress) => call(commands.startImport(source, channel(onProgress))),
  cancelJob: (job) => done(commands.cancelJob(job)),
  pauseJob: (job, paused) => done(commands.pauseJob(job, paused)),
  setColumnMapping: (headerKey, choices) => done(commands.setColumnMapping(headerKey, choices)),
  revealFile: (path) => done(commands.revealFile(path)),

  startAddFromAddress: (addresses, onProgress) => call(commands.startAddFromAddress(addresses, channel(onProgress))),
  startCheckForChanges: (articles, onProgress) => call(commands.startCheckForChanges(articles, channel(onProgress))),
  webSettings: () => call(commands.webSettings()),
  saveWebSettings: (settings) => done(commands.saveWebSettings(settings)),

  watchedFolders: () => call(commands.watchedFolders()),
  watchFolder: (path) => done(commands.watchFolder(path)),
  unwatchFolder: (path) => done(commands.unwatchFolder(path)),
  followWatchedFolders: (onEvent) => done(commands.followWatchedFolders(channel<WatchEvent>(onEvent))),

  cleaningRules: () => call(commands.cleaningRules()),
  ownRules: () => call(commands.ownRules()),
  previewRule: (change) => call(commands.previewRule(change)),
  changeRule: (change) => done(commands.changeRule(change)),
  leaveOut: (version, line) => done(commands.leaveOut(version, line)),
  removeSample: () => done(commands.removeSample()),

  article: (id, version, search) => call(commands.article(id, version, search)),
  summary: (version, length, method) => call(commands.summary(version, length, method)),
  summaryMethods: (version, length) => call(commands.summaryMethods(version, length)),
  chooseForSummary: (version, sentence, pinned) => done(commands.chooseForSummary(version, sentence, pinned)),
  setField: (article, field, value) => done(commands.setField(article, field, value)),
  keepRemoved: (version, index, keep) => done(commands.keepRemoved(version, index, keep)),
  sourceText: (version) => call(commands.sourceText(version)),
  revealSource: (version) => done(commands.revealSource(version)),

  compare: (a, b) => call(commands.compare(a, b)),
  setPairing: (aVersion, bVersion, a, b, together) => done(commands.setPairing(aVersion, bVersion, a, b, together)),
  versions: (article) => call(commands.versions(article)),
  versionDiff: (old, new_) => call(commands.versionDiff(old, new_)),
  joinArticles: (articles) => call(commands.joinArticles(articles)),
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
  whyTogether: (article, story, others) => call(commands.whyTogether(article, story, others)),
  storyBase: (id, article) => call(commands.storyBase(id, article)),
  storyTimeline: (id) => call(commands.storyTimeline(id)),
  storySummary: (id, words) => call(commands.storySummary(id, words)),
  chooseForStory: (id, version, sentence, pinned) => done(commands.chooseForStory(id, version, sentence, pinned)),
  storyKeywords: (id) => call(commands.storyKeywords(id)),
  storyEvents: (id) => call(commands.storyEvents(id)),

  speakers: (search) => call(commands.speakers(search)),
  speaker: (id) => call(commands.speaker(id)),
  quotationContext: (quotation) => call(commands.quotationContext(quotation)),
  renameSpeaker: (id, name) => done(commands.renameSpeaker(id, name)),
  mergeSpeakers: (into, from) => done(commands.mergeSpeakers(into, from)),
  unmergeSpeaker: (into, from) => done(commands.unmergeSpeaker(into, from)),
  splitSpeaker: (id, quotations, name) => call(commands.splitSpeaker(id, quotations, name)),
  reassignQuotation: (quotation, speaker, name) => done(commands.reassignQuotation(quotation, speaker, name)),
  confirmQuotation: (quotation) => done(commands.confirmQuotation(quotation)),
  speakerQuestions: () => call(commands.speakerQuestions()),
  answerSpeakerQuestion: (question, answer) => done(commands.answerSpeakerQuestion(question, answer)),
  review: (article) => call(commands.review(article)),

  exportArticles: (articles, format, path) => done(commands.exportArticles(articles, format, path)),
  exportComparison: (a, b, format, path) => done(commands.exportComparison(a, b, format, path)),
  exportVersions: (older, newer, format, path) => done(commands.exportVersions(older, newer, format, path)),
  exportStory: (id, format, path) => done(commands.exportStory(id, format, path)),
  exportSpeaker: (id, format, only, path) => done(commands.exportSpeaker(id, format, only, path)),
  exportPicture: (picture, path) => done(commands.exportPicture([...picture], path)),
  summaryText: (version, length, method, format) => call(commands.summaryText(version, length, method, format)),
  exportSummary: (version, length, method, format, path) =>
    done(commands.exportSummary(version, length, method, format, path)),
  storySummaryText: (id, words, format) => call(commands.storySummaryText(id, words, format)),
  exportStorySummary: (id, words, format, path) => done(commands.exportStorySummary(id, words, format, path)),

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
  pickFiles: async (kinds) => {
    // Content decides what a file is, not its name; so all files can be picked too.
    const filters = kinds.length > 0 ? [...kinds, { name: t.app.allFiles, extensions: ['*'] }] : [];
    return (await open({ multiple: true, directory: false, filters })) ?? [];
  },
  pickFolder: (title) => open({ title, directory: true, multiple: false }),
  pickSavePath: (title, fileName) => save({ title, defaultPath: fileName }),
  painted: () => done(commands.painted()),
};
