import { expect, test } from 'vitest';
import { settingsSchema } from '#shared/ipc/settings.ts';
import { settingsReducer, type SettingsAction, shownSettings } from './settingsState.ts';

const before = settingsSchema.parse({ view: 'models' });
const patch = { view: 'translator' } as const;
const after = { ...before, ...patch };
const viewAfter = (...actions: SettingsAction[]) =>
  shownSettings(actions.reduce(settingsReducer, { saved: before, pending: [] })).view;

test('what is changed shows at once, and stays when it is saved', () => {
  expect(viewAfter({ type: 'asked', patch })).toBe('translator');
  expect(viewAfter({ type: 'asked', patch }, { type: 'answered', patch, settings: after })).toBe(
    'translator',
  );
});

test('what main told before it heard of the change does not undo it', () => {
  const stale: SettingsAction = { type: 'changed', settings: { ...before, modelPath: '/a.gguf' } };
  expect(viewAfter({ type: 'asked', patch }, stale)).toBe('translator');
  const back = { view: 'models' } as const;
  expect(
    viewAfter({ type: 'asked', patch }, { type: 'asked', patch: back }, stale, {
      type: 'answered',
      patch,
      settings: after,
    }),
  ).toBe('models');
});

test('what another window changes later shows', () => {
  const asked: SettingsAction[] = [
    { type: 'asked', patch },
    { type: 'answered', patch, settings: after },
  ];
  expect(viewAfter(...asked, { type: 'changed', settings: { ...after, view: 'chat' } })).toBe(
    'chat',
  );
});

test('a change that cannot be saved holds all the same', () => {
  expect(viewAfter({ type: 'asked', patch }, { type: 'refused', patch })).toBe('translator');
});
