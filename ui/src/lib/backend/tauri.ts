// The app's backend: every method is one command of the host. The only file that imports @tauri-apps/*.
import { Channel, invoke } from '@tauri-apps/api/core';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { open, save } from '@tauri-apps/plugin-dialog';
import { BackendError, type Backend, type DropEvent } from './backend';
import type { Code, Error as WireError, JobProgress } from './bindings';

const CODES: readonly Code[] = ['notFound', 'invalid', 'newerLibrary', 'busy', 'disk', 'cancelled', 'internal'];

function isWireError(reason: unknown): reason is WireError {
  return typeof reason === 'object' && reason !== null && CODES.includes((reason as WireError).code);
}

/** Calls a command; what it rejects with becomes a BackendError. */
async function call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (reason) {
    if (isWireError(reason)) throw new BackendError(reason.code, reason.message, reason.detail);
    throw new BackendError('internal', String(reason), command);
  }
}

export const tauri: Backend = {
  sidebar: () => call('sidebar'),
  listArticles: (query) => call('list_articles', { query }),
  facets: (query) => call('facets', { query }),
  saveSearch: (name, search) => call('save_search', { name, search }),
  deleteSearch: (id) => call('delete_search', { id }),
  tagArticles: (articles, tag, on) => call('tag_articles', { articles, tag, on }),
  trashArticles: (articles) => call('trash_articles', { articles }),
  restoreArticles: (articles) => call('restore_articles', { articles }),
  emptyTrash: () => call('empty_trash'),
  undo: () => call('undo'),
  redo: () => call('redo'),

  startImport: (source, onProgress) => {
    const channel = new Channel<JobProgress>();
    channel.onmessage = onProgress;
    return call('start_import', { source, onProgress: channel });
  },
  cancelJob: (job) => call('cancel_job', { job }),
  removeSample: () => call('remove_sample'),

  article: (id, version, search) => call('article', { id, version, search }),
  summary: (version, sentences, method) => call('summary', { version, sentences, method }),
  setField: (article, field, value) => call('set_field', { article, field, value }),
  keepRemoved: (version, index, keep) => call('keep_removed', { version, index, keep }),
  sourceText: (version) => call('source_text', { version }),
  revealSource: (version) => call('reveal_source', { version }),

  compare: (a, b) => call('compare', { a, b }),
  setPairing: (aVersion, bVersion, a, b, together) => call('set_pairing', { aVersion, bVersion, a, b, together }),
  versions: (article) => call('versions', { article }),
  versionDiff: (old, new_) => call('version_diff', { old, new: new_ }),
  splitVersion: (version) => call('split_version', { version }),

  stories: () => call('stories'),
  story: (id) => call('story', { id }),
  createStory: (title, articles) => call('create_story', { title, articles }),
  renameStory: (id, title) => call('rename_story', { id, title }),
  addToStory: (id, articles) => call('add_to_story', { id, articles }),
  removeFromStory: (id, articles) => call('remove_from_story', { id, articles }),
  mergeStories: (into, from) => call('merge_stories', { into, from }),
  deleteStory: (id) => call('delete_story', { id }),
  acceptSuggestion: (id) => call('accept_suggestion', { id }),
  dismissSuggestion: (id) => call('dismiss_suggestion', { id }),

  speakers: (search) => call('speakers', { search }),
  speaker: (id) => call('speaker', { id }),
  renameSpeaker: (id, name) => call('rename_speaker', { id, name }),
  mergeSpeakers: (into, from) => call('merge_speakers', { into, from }),
  unmergeSpeaker: (into, from) => call('unmerge_speaker', { into, from }),
  splitSpeaker: (id, quotations, name) => call('split_speaker', { id, quotations, name }),
  reassignQuotation: (quotation, speaker, name) => call('reassign_quotation', { quotation, speaker, name }),
  confirmQuotation: (quotation) => call('confirm_quotation', { quotation }),

  exportArticles: (articles, format, path) => call('export_articles', { articles, format, path }),
  exportComparison: (a, b, format, path) => call('export_comparison', { a, b, format, path }),
  exportSpeaker: (id, format, path) => call('export_speaker', { id, format, path }),

  settings: () => call('settings'),
  saveSettings: (settings) => call('save_settings', { settings }),
  libraryInfo: () => call('library_info'),
  openLibrary: (folder) => call('open_library', { folder }),
  moveLibrary: (folder) => call('move_library', { folder }),
  backUp: (path) => call('back_up', { path }),
  restore: (path) => call('restore', { path }),

  startProblem: () => call('start_problem'),
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
  painted: () => call('painted'),
};
