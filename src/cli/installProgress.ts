import type { Install } from '#shared/ipc/models.ts';
import { bar, percent, size, timeOf } from './figures.ts';

const STEPS: Record<Install['state'], string> = {
  waiting: 'Waiting',
  downloading: 'Downloading',
  checking: 'Checking',
  converting: 'Converting',
  quantizing: 'Quantizing',
  paused: 'Paused',
  failed: 'Failed',
  done: 'Done',
};

/** How an install is getting on, in one line. */
export function installLine(install: Install): string {
  const { state, progress, doneBytes, totalBytes, bytesPerSecond, secondsLeft } = install;
  if (state === 'waiting') return STEPS.waiting;
  const facts = [percent(progress)];
  if (state === 'downloading' && totalBytes !== null) {
    facts.push(`${size(doneBytes)} of ${size(totalBytes)}`);
  }
  if (bytesPerSecond > 0) facts.push(`${size(bytesPerSecond)}/s`);
  if (secondsLeft !== null) facts.push(`${timeOf(secondsLeft)} left`);
  return `${STEPS[state]} ${bar(progress)} ${facts.join(', ')}`;
}
