import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Term } from '#core/glossary/term.ts';
import { createDesk, segmentAt, type Desk, type DeskOptions } from '../testing/createDesk.ts';

let desk: Desk;
const open = async (options: DeskOptions = {}) => (desk = await createDesk(options));
afterEach(() => desk.close());

/** Translates a text and names one of its sentences. */
async function shown(text: string, index = 0) {
  const { id, segments } = await desk.translate(text);
  return { translation: id, segment: segmentAt(segments, index).id };
}
const ask = <T>(name: T) => ({ id: randomUUID(), ...name });
const pairs = () =>
  [...desk.memory.all()].map(({ source, target, origin }) => [source, target, origin]);

describe('the translation memory', () => {
  it('gets what the user wrote, only as it was in the end, and what the user accepted', async () => {
    await open();
    const name = await shown('One. Two.');
    await desk.jobs.edit('window', { ...name, target: 'Ein' });
    await desk.jobs.edit('window', { ...name, target: 'Eins.' });
    expect(pairs()).toEqual([['One.', 'Eins.', 'edit']]);
    const second = { ...name, segment: name.segment + 1 };
    expect(desk.jobs.accept('window', { ...second, accepted: true })).toMatchObject({
      accepted: true,
      target: 'Two.',
    });
    expect(pairs()).toContainEqual(['Two.', 'Two.', 'accepted']);
    expect(desk.jobs.accept('window', { ...second, accepted: false }).accepted).toBe(false);
    expect(pairs()).toEqual([['One.', 'Eins.', 'edit']]);
  });

  it('with the history off gets what was accepted only', async () => {
    await open({ isSaving: false });
    const name = await shown('One.');
    await desk.jobs.edit('window', { ...name, target: 'Eins.' });
    expect(pairs()).toEqual([]);
    desk.jobs.accept('window', { ...name, accepted: true });
    expect(pairs()).toEqual([['One.', 'Eins.', 'accepted']]);
  });

  it('has a sentence before the model is asked, unless the user wants it otherwise', async () => {
    await open({ answer: () => 'model' });
    desk.memory.add({ source: 'One.', target: 'Eins.', from: 'en', to: 'de', origin: 'accepted' });
    const { segments, id } = await desk.translate('One.\nTwo.');
    expect(segments).toMatchObject([
      { target: 'Eins.', origin: 'memory' },
      { target: 'model', origin: 'model' },
    ]);
    const name = { translation: id, segment: segmentAt(segments, 0).id };
    expect(desk.jobs.matches('window', name).matches).toMatchObject([
      { target: 'Eins.', score: 100 },
    ]);
    expect(await desk.jobs.retranslate('window', ask(name))).toMatchObject({
      target: 'model',
      origin: 'model',
    });
    // It stays so when something else is typed.
    expect((await desk.translate('One.\nTwo. Three.')).segments[0]).toMatchObject({
      origin: 'model',
    });
  });

  it('has what was put there since the text was translated', async () => {
    await open({ answer: () => 'model' });
    expect((await desk.translate('One.')).target).toBe('model');
    desk.memory.add({ source: 'One.', target: 'Eins.', from: 'en', to: 'de', origin: 'file.tmx' });
    expect((await desk.translate('One.')).target).toBe('Eins.');
  });

  it('is left alone where it is not to fill sentences', async () => {
    await open({ memoryFills: false, answer: () => 'model' });
    desk.memory.add({ source: 'One.', target: 'Eins.', from: 'en', to: 'de', origin: 'accepted' });
    expect((await desk.translate('One.')).target).toBe('model');
  });
});

describe('a translation that is not saved', () => {
  it('opens with its sentences while it is shown, also after a revision was accepted into it', async () => {
    await open({ isSaving: false });
    const { translation } = await shown('One. Two.');
    desk.jobs.revise(translation, 'One. Zwei.');
    const opened = desk.jobs.open('window', translation);
    expect(opened?.entry).toMatchObject({ source: 'One. Two.', target: 'One. Zwei.' });
    expect(opened?.segments).toMatchObject([{ target: 'One.' }, { target: 'Zwei.' }]);
    const name = { translation, segment: segmentAt(opened?.segments ?? [], 1).id };
    expect(await desk.jobs.edit('window', { ...name, target: 'zwei' })).toMatchObject({
      target: 'zwei',
    });
    await shown('Three.');
    expect(desk.jobs.open('window', translation)).toBeNull();
  });
});

describe('for one sentence', () => {
  it('other translations are none of those that are known; where the model has no other, there is none', async () => {
    const answers = ['eins', 'eins', 'uno', 'eins', 'uno', 'un', 'un', 'un', 'un', 'un'];
    await open({ answer: () => answers.shift() ?? 'un' });
    const name = await shown('One.');
    const another = (others: string[]) => desk.jobs.alternative('window', { ...ask(name), others });
    expect(await another([])).toEqual({ target: 'uno' });
    expect(await another(['uno'])).toEqual({ target: 'un' });
    expect(await another(['uno', 'un'])).toBeNull();
  });

  it('says what its target says in the source language', async () => {
    await open({ answer: (source) => Array.from(source).toReversed().join('') });
    const name = await shown('One.');
    expect(await desk.jobs.backTranslate('window', ask(name))).toEqual({ text: 'One.' });
  });

  it('a stop, or a newer translation, ends what is asked at once', async () => {
    const ended: unknown[] = [];
    await open({ answer: (source) => source.repeat(20_000) });
    const name = await shown('One.');
    const asked = ask(name);
    const stopped = desk.jobs.retranslate('window', asked).then((it) => ended.push(it));
    desk.jobs.stop(asked.id);
    await stopped;
    const replaced = desk.jobs.backTranslate('window', ask(name)).then((it) => ended.push(it));
    const newer = desk.translate('Two.');
    await replaced;
    expect(ended).toEqual([null, null]);
    await newer;
  });
});

describe('a term that is missed', () => {
  const fields = { note: '', caseSensitive: false, match: 'word' as const, forbidden: false };
  const terms: Term[] = [
    { ...fields, source: 'bank', target: 'Ufer' },
    { ...fields, source: 'use', target: 'nutzen' },
    { ...fields, source: 'use', target: 'verwenden', forbidden: true },
  ];
  const fix = (name: { translation: string; segment: number }, source: string, target: string) =>
    desk.jobs.fixTerm('window', { ...ask(name), term: { source, target } });

  it('takes the place of its source where that was left standing', async () => {
    await open({ terms, isGuarded: true, answer: () => 'Wir gehen zur bank.' });
    const name = await shown('We walk to the bank.');
    expect(await fix(name, 'bank', 'Ufer')).toMatchObject({
      fixed: true,
      segment: { target: 'Wir gehen zur Ufer.', terms: [{ state: 'applied' }] },
    });
  });

  it('takes the place of a word that is forbidden', async () => {
    await open({ terms, isGuarded: true, answer: () => 'Wir verwenden das.' });
    const name = await shown('We use that.');
    expect(await fix(name, 'use', 'verwenden')).toMatchObject({
      fixed: true,
      segment: { target: 'Wir nutzen das.', origin: 'user' },
    });
  });

  it('is asked for, and nothing changes where that does not help', async () => {
    let isHelpful = false;
    await open({
      ...{ terms, isGuarded: true },
      answer: () => (isHelpful ? 'Wir gehen zum Ufer.' : 'Wir gehen zum Geldhaus.'),
    });
    const name = await shown('We walk to the bank.');
    expect(await fix(name, 'bank', 'Ufer')).toMatchObject({
      fixed: false,
      segment: {
        target: 'Wir gehen zum Geldhaus.',
        flags: ['terms'],
        terms: [{ state: 'missed' }],
      },
    });
    isHelpful = true;
    expect(await fix(name, 'bank', 'Ufer')).toMatchObject({
      fixed: true,
      segment: { target: 'Wir gehen zum Ufer.', flags: [], terms: [{ state: 'applied' }] },
    });
  });
});
