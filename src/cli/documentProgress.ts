import type { DocumentJob } from '#shared/ipc/documents.ts';

const BAR = 20;
const NAME = 24;

/** A document's progress in one line; `place` is its number among `files`. */
export function progressLine(job: DocumentJob, place: number, files: number): string {
  const { name, state, done, total, wordsPerMinute, secondsLeft } = job;
  const shown = name.length > NAME ? `${name.slice(0, NAME - 1)}…` : name;
  const which = files > 1 ? `${place}/${files} ` : '';
  if (state === 'reading') return `${which}${shown} is read`;
  const filled = total > 0 ? Math.floor((done / total) * BAR) : 0;
  const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
  const facts = [`${done} of ${total}`];
  if (wordsPerMinute !== null) facts.push(`${Math.round(wordsPerMinute)} words/min`);
  if (secondsLeft !== null) facts.push(`${timeOf(secondsLeft)} left`);
  return `${which}${shown} ${bar} ${facts.join(', ')}`;
}

function timeOf(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
