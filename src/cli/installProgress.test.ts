import { expect, it } from 'vitest';
import type { Install } from '#shared/ipc/models.ts';
import { installLine } from './installProgress.ts';

const install: Install = {
  ...{ id: 'a', title: 'BayLing', choice: 'q4_k_m', state: 'downloading', progress: 0.25 },
  ...{ doneBytes: 4e9, totalBytes: 16e9, bytesPerSecond: 20e6, secondsLeft: 600 },
};

it('says how far a download is, how fast, and how long it takes', () => {
  expect(installLine(install)).toBe(
    'Downloading █████░░░░░░░░░░░░░░░ 25 %, 4.0 GB of 16.0 GB, 20 MB/s, 10 min left',
  );
});

it('says less where less is known', () => {
  const unknown = {
    ...install,
    progress: 0,
    totalBytes: null,
    bytesPerSecond: 0,
    secondsLeft: null,
  };
  expect(installLine(unknown)).toBe('Downloading ░░░░░░░░░░░░░░░░░░░░ 0 %');
  expect(installLine({ ...unknown, state: 'waiting' })).toBe('Waiting');
  expect(installLine({ ...install, state: 'quantizing', bytesPerSecond: 0 })).toMatch(
    /^Quantizing .* 25 %, 10 min left$/,
  );
});
