import { afterEach, describe, expect, it } from 'vitest';
import { reviseSegments } from './reviseSegments.ts';
import {
  createDesk,
  segmentAt,
  targetsOf,
  type Desk,
  type DeskOptions,
} from './testing/createDesk.ts';

const TEN = Array.from({ length: 10 }, (_, at) => `Here is sentence ${'abcdefghij'[at]}.`);
const upper = (source: string) => source.toUpperCase();

let desk: Desk;
const open = async (options: DeskOptions = {}) =>
  (desk = await createDesk({ answer: upper, ...options }));
afterEach(() => desk.close());

const idsOf = ({ segments }: { segments: readonly { id: number }[] }) =>
  segments.map(({ id }) => id);

describe('a text that is edited', () => {
  it('has its other sentences as they were, with the same ids; with context at most the two after it are asked again', async () => {
    await open();
    const before = await desk.translate(TEN.join(' '));
    expect(desk.asked).toHaveLength(10);
    const edited = TEN.with(3, 'This one is new.');
    const after = await desk.translate(edited.join(' '));
    expect(desk.asked.slice(10)).toEqual(edited.slice(3, 6));
    expect(idsOf(after)).toEqual(idsOf(before));
    expect(after.target).toBe(edited.join(' ').toUpperCase());
  });

  it('with each sentence a line of its own, has exactly one asked again', async () => {
    await open();
    await desk.translate(TEN.join('\n'));
    await desk.translate(TEN.with(3, 'This one is new.').join('\n'));
    expect(desk.asked.slice(10)).toEqual(['This one is new.']);
  });

  it('keeps the ids of all that were there, whether sentences are put in, taken out or moved', async () => {
    await open();
    const [a, b, c, d, e] = idsOf(await desk.translate('One.\nTwo.\nThree.\nFour.\nFive.'));
    const put = idsOf(await desk.translate('One.\nNew.\nTwo.\nThree.\nFour.\nFive.'));
    expect([put[0], ...put.slice(2)]).toEqual([a, b, c, d, e]);
    expect(new Set(put).size).toBe(6);
    const moved = idsOf(await desk.translate('Three.\nOne.\nTwo.\nFive.'));
    expect(moved).toEqual([c, a, b, e]);
  });

  it('costs no generation where it is typed again as it was', async () => {
    await open();
    await desk.translate('One. Two.');
    await desk.translate('Something else.');
    desk.asked.length = 0;
    expect((await desk.translate('One. Two.')).target).toBe('ONE. TWO.');
    expect(desk.asked).toEqual([]);
  });
});

describe('a translation of the history', () => {
  it('that is opened has only what is edited asked, also after a restart', async () => {
    await open();
    const { id } = await desk.translate(TEN.join(' '));
    desk.restart();
    desk.asked.length = 0;
    const opened = desk.jobs.open('window', id);
    expect(opened?.segments).toHaveLength(10);
    const after = await desk.translate(TEN.with(3, 'This one is new.').join(' '));
    expect(desk.asked).toEqual(['This one is new.']);
    expect(idsOf(after)).toEqual(opened?.segments.map((segment) => segment.id));
  });

  it('is asked for anew where nothing of it was edited', async () => {
    await open();
    const { id } = await desk.translate('One. Two.');
    desk.restart();
    desk.jobs.open('window', id);
    desk.asked.length = 0;
    await desk.translate('One. Two.');
    expect(desk.asked).toHaveLength(2);
  });

  it('from an earlier version gets its sentences from its texts', async () => {
    await open();
    const entry = { source: 'One. Two.\n\n---\nThree.', target: 'Eins. Zwei.\n\n---\nDrei.' };
    const about = { id: 'old', from: 'en', to: 'de', model: 'm', ...entry };
    desk.store.start({ ...about, createdAt: 1 });
    desk.store.finish('old', { ...about, state: 'done', totalMs: 1 });
    const opened = desk.jobs.open('window', 'old');
    expect(opened?.segments.map(({ gap, target }) => [gap, target])).toEqual([
      ['', 'Eins.'],
      [' ', 'Zwei.'],
      ['\n\n---\n', 'Drei.'],
    ]);
    expect(desk.jobs.open('window', 'gone')).toBeNull();
  });

  it('that is revised keeps what the user wrote elsewhere', async () => {
    await open();
    const { id, segments } = await desk.translate('One. Two. Three.');
    const name = { translation: id, segment: segmentAt(segments, 0).id };
    await desk.jobs.edit('window', { ...name, target: 'Eins.' });
    const target = 'Eins. ZWEI! Und mehr. THREE.';
    const segmented = desk.store.segments(id, desk.store.get(id) ?? { source: '', target: '' });
    desk.store.revise(id, target, segmented && reviseSegments(segmented, target));
    desk.jobs.revise(id, target);
    const opened = desk.jobs.open('window', id);
    expect(opened?.segments.map((segment) => [segment.target, segment.origin])).toEqual([
      ['Eins.', 'user'],
      ['ZWEI! Und mehr.', 'user'],
      ['THREE.', 'model'],
    ]);
  });
});

describe('a sentence that the user wrote', () => {
  it('is marked, stays when others are translated again, and survives a restart', async () => {
    await open();
    const { id, segments } = await desk.translate('One. Two. Three.');
    const second = segmentAt(segments, 1);
    const name = { translation: id, segment: second.id };
    const edited = await desk.jobs.edit('window', { ...name, target: 'Zwei!' });
    expect(edited).toMatchObject({ id: second.id, target: 'Zwei!', origin: 'user', state: 'done' });

    const next = await desk.translate('One, then. Two. Three.');
    expect(targetsOf(next)).toEqual(['ONE, THEN.', 'Zwei!', 'THREE.']);
    expect(desk.store.get(next.id)?.target).toBe('ONE, THEN. Zwei! THREE.');

    desk.restart();
    const opened = desk.jobs.open('window', next.id);
    expect(opened?.segments.map(({ target, origin }) => [target, origin])).toEqual([
      ['ONE, THEN.', 'model'],
      ['Zwei!', 'user'],
      ['THREE.', 'model'],
    ]);
    const again = await desk.translate('One, then. Two. Three. Four.');
    expect(targetsOf(again)[1]).toBe('Zwei!');
  });

  it('is saved at once, also while the rest is being translated, and is not written over', async () => {
    const id = '00000000-0000-4000-8000-000000000001';
    let edits = 0;
    await open({
      before(generation) {
        if (generation !== 3) return;
        const { segments = [] } = desk.jobs.running('window')[0] ?? {};
        for (const at of [0, 2, 3]) {
          const segment = segmentAt(segments, at).id;
          void desk.jobs.edit('window', { translation: id, segment, target: `mine ${at}` });
          edits++;
        }
        expect(desk.store.get(id)).toMatchObject({ state: 'running' });
        expect(desk.store.get(id)?.target).toContain('mine 0');
      },
    });
    const { target } = await desk.translate('A one.\nB two.\nC three.\nD four.\nE five.', { id });
    expect(edits).toBe(3);
    expect(target).toBe('mine 0\nB TWO.\nmine 2\nmine 3\nE FIVE.');
    expect(desk.asked).toEqual(['A one.', 'B two.', 'C three.', 'E five.']);
    expect(desk.jobs.open('window', id)?.segments.map(({ origin }) => origin)).toEqual([
      ...['user', 'model', 'user', 'user', 'model'],
    ]);
  });

  it('goes where its source goes, and not to another language', async () => {
    await open();
    const { id, segments } = await desk.translate('One.\nTwo.');
    const segment = segmentAt(segments, 0).id;
    await desk.jobs.edit('window', { translation: id, segment, target: 'Eins' });
    expect((await desk.translate('New.\nTwo.\nOne.')).target).toBe('NEW.\nTWO.\nEins');
    expect((await desk.translate('New.\nTwo.\nOne.', { to: 'fr' })).target).toBe(
      'NEW.\nTWO.\nONE.',
    );
  });

  it('is gone with a translation that is not shown any more, and the failure says so', async () => {
    await open();
    const { id, segments } = await desk.translate('One.');
    const name = { translation: id, segment: segmentAt(segments, 0).id };
    await desk.translate('Something else.');
    await expect(desk.jobs.edit('window', { ...name, target: 'x' })).rejects.toMatchObject({
      code: 'translation.gone',
    });
    expect(() => desk.jobs.matches('window', name)).toThrow('translation.gone');
    expect(() => desk.jobs.accept('other window', { ...name, accepted: true })).toThrow(
      'translation.gone',
    );
  });
});
