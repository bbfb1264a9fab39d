import { expect, test } from './app.ts';
import { chooseLanguage, screen } from './screen.ts';

test('with nothing chosen, the weights of the set-up translate', async ({ desk }) => {
  const page = await desk.start();
  const { source, target, to, entries, status } = screen(page);
  await chooseLanguage(page, to, 'English');
  await source.fill('我住在北京。');
  await expect(entries).toHaveCount(1, { timeout: 100_000 });
  await expect(target).toContainText('Beijing');
  await expect(status).toContainText('tokens/s');
});
