import type { EnginePort } from '#core/engine/process/enginePort.ts';
import { toAppError } from '#shared/errors.ts';
import { throttle } from '#shared/throttle.ts';
import type { TaskReply, TaskRequest } from './messages.ts';
import type { TaskProgress } from './modelTask.ts';
import { runTask } from './runTask.ts';

const PROGRESS_INTERVAL_MS = 250;

/** Does the one task that comes over `port`, telling how far it is at most four times a second. */
export function serveModelTasks(port: EnginePort): void {
  const reply = (message: TaskReply) => {
    port.send(message);
  };
  let latest: TaskProgress | undefined;
  const sending = throttle(() => {
    if (latest) reply({ type: 'progress', progress: latest });
  }, PROGRESS_INTERVAL_MS);

  port.onMessage((message) => {
    // Both ends are this build of this app: no check is needed.
    const { task, places } = message as TaskRequest;
    const onProgress = (progress: TaskProgress) => {
      latest = progress;
      sending.call();
    };
    runTask(task, places, onProgress).then(
      () => {
        sending.flush();
        reply({ type: 'done' });
      },
      (error: unknown) => {
        sending.cancel();
        reply({ type: 'failed', error: toAppError(error).toData() });
      },
    );
  });
}
