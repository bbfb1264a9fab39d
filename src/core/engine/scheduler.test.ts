import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createScheduler, type Place, type Scheduler } from './scheduler.ts';

/** Long enough for a round to begin, were it allowed to. */
const settle = () => sleep(60);
const never = new AbortController().signal;

/** A background generation that writes down when it may evaluate. */
function joinAs(
  scheduler: Scheduler,
  order: number,
  log: number[],
  { yields = true, signal = never } = {},
) {
  const place = scheduler.join({ order, yields, signal });
  const turn = (tokens = 1) => place.turn(tokens).then(() => log.push(order));
  return { ...place, turn };
}

it('lets those that are ready evaluate in one round, in the order of their sequences', async () => {
  const scheduler = createScheduler(64);
  const log: number[] = [];
  const [a, b, c] = [2, 0, 1].map((order) => joinAs(scheduler, order, log));
  void a?.turn();
  void b?.turn();
  void c?.turn();
  await nextTurn();
  expect(log).toEqual([0, 1, 2]);
});

it('begins the next round when all of the last one are done', async () => {
  const scheduler = createScheduler(64);
  const log: number[] = [];
  const [a, b] = [0, 1].map((order) => joinAs(scheduler, order, log));
  void a?.turn();
  void b?.turn();
  await nextTurn();
  void a?.turn();
  await settle();
  expect(log).toEqual([0, 1]);
  b?.leave();
  await settle();
  expect(log).toEqual([0, 1, 0]);
});

it('evaluates no more than a batch in a round, and keeps nobody waiting for ever', async () => {
  const scheduler = createScheduler(64);
  const log: number[] = [];
  const [long, ...short] = [0, 1, 2].map((order) => joinAs(scheduler, order, log));
  for (const one of short) void one.turn();
  void long?.turn(64);
  await nextTurn();
  expect(log).toEqual([1, 2]);
  for (const one of short) void one.turn();
  await nextTurn();
  expect(log).toEqual([1, 2, 0]);
  long?.leave();
  await nextTurn();
  expect(log).toEqual([1, 2, 0, 1, 2]);
});

it('holds the background back while an interactive generation runs, which waits for the round under way', async () => {
  const scheduler = createScheduler(64);
  const log: (number | string)[] = [];
  const background = joinAs(scheduler, 0, log as number[]);
  void background.turn();
  await nextTurn();

  let finish: () => void = () => undefined;
  const interactive = scheduler.interactive(
    () =>
      new Promise<void>((resolve) => {
        log.push('begins');
        finish = resolve;
      }),
  );
  await settle();
  expect(log).toEqual([0]);
  void background.turn();
  await settle();
  expect(log).toEqual([0, 'begins']);
  finish();
  await interactive;
  await settle();
  expect(log).toEqual([0, 'begins', 0]);
});

it('holds nobody back who does not take anything from it', async () => {
  const scheduler = createScheduler(64);
  const log: number[] = [];
  const free = joinAs(scheduler, 0, log, { yields: false });
  void free.turn();
  await nextTurn();
  await scheduler.interactive(async () => {
    void free.turn();
    await nextTurn();
  });
  expect(log).toEqual([0, 0]);
});

it('goes on after an interactive generation that failed', async () => {
  const scheduler = createScheduler(64);
  const log: number[] = [];
  await expect(scheduler.interactive(() => Promise.reject(new Error('a defect')))).rejects.toThrow(
    'a defect',
  );
  await joinAs(scheduler, 0, log).turn();
  expect(log).toEqual([0]);
});

it('answers a stop at once, and does not wait for whoever was stopped', async () => {
  const scheduler = createScheduler(64);
  const stop = new AbortController();
  const busy: Place = scheduler.join({ order: 0, yields: true, signal: never });
  await busy.turn(1);
  const stopped = scheduler.join({ order: 1, yields: true, signal: stop.signal });
  const waiting = stopped.turn(1);
  stop.abort();
  await waiting;
  await stopped.turn(1);
  await busy.turn(1);
  busy.leave();
});
