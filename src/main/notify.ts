import { BrowserWindow, Notification } from 'electron';
import type { Emit } from '#core/events.ts';
import type { SettingsStore } from '#core/settings/settingsStore.ts';
import type { DocumentJob } from '#shared/ipc/documents.ts';
import { watchLongJobs } from './longJobs.ts';
import { raiseWindow } from './window.ts';
import { mainWords } from './words.ts';

/**
 * Tells by a notification of the system that a long job has ended while no window of ours has the focus; a click on it
 * shows the files. To be called with every change of a job.
 */
export function notifyOfLongJobs(
  settings: () => Pick<SettingsStore, 'get' | 'set'>,
  emit: Emit,
): (job: DocumentJob) => void {
  const hasEnded = watchLongJobs();
  /** Kept: one that is collected no longer answers a click. The next takes its place. */
  let shown: Notification | undefined;

  return (job) => {
    if (!hasEnded(job, Date.now()) || BrowserWindow.getFocusedWindow() !== null) return;
    if (!Notification.isSupported()) return;
    const words = mainWords(settings().get());
    const title = job.state === 'done' ? words.translated : words.failed;
    shown?.close();
    shown = new Notification({ title, body: words.toCheck(job.name, job.flagged) });
    shown.on('click', () => {
      emit('settings.changed', settings().set({ view: 'files' }));
      raiseWindow();
    });
    shown.show();
  };
}
