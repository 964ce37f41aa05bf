import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { FakeBackend } from './lib/backend/fake';
import { TESTIDS } from './lib/testids';
import { faults, open } from './test/window';

const sidebar = () => screen.findByTestId(TESTIDS.sidebar);
const key = (name: string, init: KeyboardEventInit = {}) => fireEvent.keyDown(document.body, { key: name, ...init });

describe('the window', () => {
  test('says what stopped the library from opening, and opens another', async () => {
    const { container } = open(new FakeBackend({ problem: 'This library was made by a newer Broadsheet.' }));
    expect((await screen.findByTestId(TESTIDS.startProblem)).textContent).toContain('newer Broadsheet');
    expect(await faults(container)).toEqual([]);
    await fireEvent.click(screen.getByText('Open another library…'));
    await sidebar();
  });

  test('Back goes where one was', async () => {
    const { app } = open(new FakeBackend());
    await sidebar();
    await fireEvent.click(screen.getByTestId(TESTIDS.goSettings));
    expect(app().navigation.route.screen).toBe('settings');
    await key('Escape');
    expect(app().navigation.route.screen).toBe('library');
  });

  test('the palette finds a command by its words and carries it out', async () => {
    const { app } = open(new FakeBackend());
    await sidebar();
    await key('k', { ctrlKey: true });
    const field = await screen.findByTestId(TESTIDS.paletteField);
    await fireEvent.input(field, { target: { value: 'dark' } });
    await fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(app().settings.value.theme).toBe('dark'));
    expect(document.documentElement.dataset.theme).toBe('dark');
  });

  test('the menu holds the same commands, group by group', async () => {
    const { app } = open(new FakeBackend());
    await sidebar();
    await fireEvent.click(screen.getByTestId(TESTIDS.appMenu));
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Look ›' }));
    expect(await faults(document.body)).toEqual([]);
    await fireEvent.click(await screen.findByRole('menuitem', { name: 'High-contrast theme' }));
    await waitFor(() => expect(app().settings.value.theme).toBe('contrast'));
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  });

  test('the shortcut sheet opens by its sign and has no faults', async () => {
    open(new FakeBackend());
    await sidebar();
    await key('?', { shiftKey: true });
    await screen.findByTestId(TESTIDS.shortcuts);
    expect(await faults(document.body)).toEqual([]);
  });

  test('a letter typed into a field is no command', async () => {
    const { app } = open(new FakeBackend());
    const field = await screen.findByTestId(TESTIDS.searchField);
    await fireEvent.keyDown(field, { key: '?' });
    expect(app().overlay).toBeNull();
  });
});

describe('importing', () => {
  test('files are dropped anywhere; the report names every failure, by reason', async () => {
    const backend = new FakeBackend();
    open(backend);
    await sidebar();
    backend.drop({ kind: 'over' });
    await screen.findByTestId(TESTIDS.dropOverlay);
    backend.drop({ kind: 'drop', paths: ['/a/one.html', '/a/two.html', '/a/tool.bin', '/a/other.exe'] });
    const report = await screen.findByTestId(TESTIDS.reportDialog);
    expect(screen.queryByTestId(TESTIDS.dropOverlay)).toBeNull();
    expect(screen.getAllByTestId(TESTIDS.reportFailed).length).toBe(1);
    expect(report.textContent).toContain('/a/tool.bin');
    expect(report.textContent).toContain('/a/other.exe');
    expect(screen.getAllByTestId(TESTIDS.reportImported).length).toBe(2);
    expect(await faults(document.body)).toEqual([]);
  });

  test('the report says why a file is a version or was already there', async () => {
    const backend = new FakeBackend();
    open(backend);
    await sidebar();
    backend.drop({ kind: 'drop', paths: ['/a/1.html', '/a/2.html', '/a/3.html', '/a/4.html'] });
    await fireEvent.click(await screen.findByTestId(TESTIDS.jobDetails));
    const report = await screen.findByTestId(TESTIDS.reportDialog);
    expect(report.textContent).toContain('same address as version 1');
    expect(report.textContent).toContain('the same bytes');
  });

  test('an import can be cancelled; what was done is kept', async () => {
    const backend = new FakeBackend({ pace: 20 });
    const { app } = open(backend);
    await sidebar();
    backend.drop({ kind: 'drop', paths: Array.from({ length: 200 }, (_, i) => `/a/${i}.html`) });
    await fireEvent.click(await screen.findByTestId(TESTIDS.jobCancel));
    await waitFor(() => expect(app().jobs.list[0]?.report?.cancelled).toBe(true));
    expect(screen.getByTestId(TESTIDS.jobTray).textContent).toContain('cancelled');
  });

  test('an import can be paused and goes on', async () => {
    const backend = new FakeBackend({ pace: 20 });
    const { app } = open(backend);
    await sidebar();
    backend.drop({ kind: 'drop', paths: Array.from({ length: 20 }, (_, i) => `/a/${i}.html`) });
    await fireEvent.click(await screen.findByTestId(TESTIDS.jobPause));
    await waitFor(() => expect(screen.getByTestId(TESTIDS.jobTray).textContent).toContain('Paused'));
    expect(app().jobs.list[0]?.report).toBeNull();
    await fireEvent.click(screen.getByTestId(TESTIDS.jobPause));
    await waitFor(() => expect(app().jobs.list[0]?.report?.imported.length).toBe(20), { timeout: 5000 });
  });

  test('a table with unknown columns is asked about once and imported again', async () => {
    const backend = new FakeBackend();
    const { app } = open(backend);
    await sidebar();
    backend.drop({ kind: 'drop', paths: ['/a/table.csv'] });
    await fireEvent.click(await screen.findByTestId(TESTIDS.reportColumns));
    const dialog = await screen.findByTestId(TESTIDS.columnsDialog);
    expect(dialog.textContent).toContain('The ferry stops on Friday.');
    expect(await faults(document.body)).toEqual([]);
    expect(screen.getByTestId(TESTIDS.columnsSave)).toHaveProperty('disabled', true);
    await fireEvent.change(screen.getByTestId('column-text'), { target: { value: 'Inhalt 2' } });
    await fireEvent.click(screen.getByTestId(TESTIDS.columnsSave));
    await waitFor(() => expect(app().jobs.list[1]?.report?.imported.length).toBe(1));
    expect(backend.calls.find(([name]) => name === 'setColumnMapping')?.[2]).toEqual([
      { field: null, column: 'Inhalt 2' },
    ]);
  });

  test('nothing is fetched until the reader allows it', async () => {
    const backend = new FakeBackend();
    open(backend);
    await sidebar();
    await key('u', { ctrlKey: true });
    await fireEvent.input(await screen.findByTestId(TESTIDS.addressField), { target: { value: 'harbor.example/a' } });
    expect(screen.getByTestId(TESTIDS.addressSubmit)).toHaveProperty('disabled', true);
    expect(await faults(document.body)).toEqual([]);
    await fireEvent.click(screen.getByTestId(TESTIDS.addressAllow));
    await waitFor(() => expect(screen.getByTestId(TESTIDS.addressSubmit)).toHaveProperty('disabled', false));
    await fireEvent.submit(document.querySelector('form') as HTMLFormElement);
    await waitFor(() => expect(backend.calls).toContainEqual(['startAddFromAddress', ['harbor.example/a']]));
  });

  test('what lands in a watched folder is said', async () => {
    const backend = new FakeBackend();
    const { app } = open(backend);
    await sidebar();
    backend.landed({ kind: 'problem', path: '/a', message: 'The folder /a is gone.' });
    expect((await screen.findByTestId(TESTIDS.toasts)).textContent).toContain('The folder /a is gone.');
    const report = { summary: '1 article added', cancelled: false, imported: [], failed: [], failures: [] };
    backend.landed({ kind: 'imported', report: { ...report, needsColumns: [], stopped: null } });
    await waitFor(() => expect(app().jobs.list.length).toBe(1));
  });

  test('pasted text becomes an article', async () => {
    const { app } = open(new FakeBackend());
    await sidebar();
    await waitFor(() => expect(app().sidebar?.articles).toBe(6));
    const paste = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
      clipboardData: { getData: (type: string) => (type === 'text/plain' ? 'A headline\n\nA text.' : '') },
    });
    document.body.dispatchEvent(paste);
    await waitFor(() => expect(app().sidebar?.articles).toBe(7));
  });
});

describe('settings', () => {
  test('change the page at once and are kept', async () => {
    const backend = new FakeBackend();
    const { container } = open(backend, { screen: 'settings' });
    const slider = await screen.findByTestId(TESTIDS.settingTextSize);
    await fireEvent.change(slider, { target: { value: '150' } });
    expect(document.documentElement.style.fontSize).toBe('150%');
    await waitFor(async () => expect((await backend.settings()).textSize).toBe(150));
    await waitFor(() => expect(screen.getAllByTestId(TESTIDS.formatRow).length).toBe(5));
    expect(await faults(container)).toEqual([]);
  });

  test('a cleaning rule is switched off after a look at what that does', async () => {
    const backend = new FakeBackend();
    open(backend, { screen: 'settings' });
    const [rule] = await screen.findAllByTestId(TESTIDS.cleaningRule);
    await fireEvent.click(rule?.querySelector('input') as HTMLInputElement);
    expect((await screen.findByTestId(TESTIDS.ruleDialog)).textContent).toContain('Subscribe to our newsletter');
    await waitFor(() => expect(screen.getByTestId(TESTIDS.ruleApply)).toHaveProperty('disabled', false));
    expect(await faults(document.body)).toEqual([]);
    await fireEvent.click(screen.getByTestId(TESTIDS.ruleApply));
    await waitFor(async () => expect((await backend.cleaningRules())[0]?.on).toBe(false));
  });

  test('a folder is watched, and left alone', async () => {
    const backend = new FakeBackend();
    open(backend, { screen: 'settings' });
    await fireEvent.click(await screen.findByTestId(TESTIDS.watchAdd));
    const row = await screen.findByTestId(TESTIDS.watchedFolder);
    expect(row.textContent).toContain('/home/reader/Articles');
    await fireEvent.click(row.querySelector('button') as HTMLButtonElement);
    await waitFor(() => expect(screen.queryByTestId(TESTIDS.watchedFolder)).toBeNull());
  });

  test('the library is moved where the reader says', async () => {
    open(new FakeBackend(), { screen: 'settings' });
    await fireEvent.click(await screen.findByTestId('library-move'));
    await waitFor(() => expect(screen.getByTestId('library-folder').textContent).toBe('/home/reader/Articles'));
  });
});
