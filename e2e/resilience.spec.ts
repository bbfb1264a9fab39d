import { expect, test } from './app.ts';
import { screen } from './screen.ts';

const LONG = Array.from({ length: 400 }, (_, i) => `Sentence number ${i}.`).join('\n');

test('when the engine dies the window stays, the part is kept, and the next request works', async ({
  desk,
}) => {
  await desk.giveModel();
  const page = await desk.start();
  const { source, target, alert, status } = screen(page);
  await source.fill(LONG);
  await expect(target).toContainText(/\S{4}/);
  const pid = await desk.enginePid();
  if (!pid) throw new Error('no engine process');
  process.kill(pid, 'SIGKILL');
  await expect(alert).toContainText('translation engine stopped unexpectedly');
  await expect(target).toContainText(/\S{4}/);
  await source.fill('Again');
  await expect(status).toContainText('Done');
  expect(await desk.enginePid()).not.toBe(pid);
});

test('kill -9 in the middle loses neither the text nor the part already translated', async ({
  desk,
}) => {
  await desk.giveModel();
  let page = await desk.start();
  const { source, target } = screen(page);
  await source.fill(LONG);
  await expect(target).toContainText(/\S{4}/);
  await page.waitForTimeout(2500);
  await desk.kill();

  page = await desk.start();
  const after = screen(page);
  await expect(after.source).toHaveValue(LONG);
  await expect(after.entries.filter({ hasText: 'Interrupted' })).toHaveCount(1);
  await after.entries.filter({ hasText: 'Interrupted' }).click();
  await expect(after.target).toContainText(/\S{4}/);
});

test('a window that reloads goes on showing the running translation', async ({ desk }) => {
  await desk.giveModel();
  const page = await desk.start();
  await screen(page).source.fill(LONG);
  await expect(screen(page).target).toContainText(/\S{4}/);
  await page.reload();
  await expect(screen(page).stop).toBeVisible();
  await expect(screen(page).target).toContainText(/\S{4}/);
});
