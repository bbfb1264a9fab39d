import path from 'node:path';
import { type Desk, expect, test } from './app.ts';
import { chooseFile } from './modelsPage.ts';
import { screen } from './screen.ts';

const STARTER = path.resolve(import.meta.dirname, '../resources/models/bayling-starter.gguf');

/** The starter model is chosen, and the window does not hear that it is ready until `resume`. */
async function withSlowStarter(desk: Desk) {
  await desk.giveModel();
  const page = await desk.start();
  await expect(page.getByRole('button', { name: /: go to the models$/ })).toBeVisible();
  const release = await desk.app.evaluateHandle(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents) throw new Error('no window');
    const send = contents.send.bind(contents);
    const held: Parameters<typeof send>[] = [];
    contents.send = (...event) => {
      const [, name, data] = event as [string, string, { state?: string }];
      if (name === 'models.status' && data.state === 'ready') held.push(event);
      else send(...event);
    };
    return () => {
      contents.send = send;
      for (const event of held) send(...event);
    };
  });
  await chooseFile(page, desk, STARTER);
  await expect(screen(page).status).toContainText('Loading');
  return {
    page,
    resume: () =>
      release.evaluate((send) => {
        send();
      }),
  };
}

test('text typed before the model is ready waits for it, and goes into the right language', async ({
  desk,
}) => {
  const { page, resume } = await withSlowStarter(desk);
  const { source, target, to, status, entries } = screen(page);
  await expect(to).toContainText('English');
  await source.fill('I love you.');
  await expect(status).toContainText('Waiting for the model…');
  await expect(entries).toHaveCount(0);
  await resume();
  await expect(target).toContainText('爱你');
  await expect(to).toContainText('Chinese (Simplified)');
  await expect(entries).toHaveCount(1);
  await expect(entries).toContainText('English → Chinese');
});

test('what waits for the model can be stopped, and is then not translated', async ({ desk }) => {
  const { page, resume } = await withSlowStarter(desk);
  const { source, target, stop, status, entries } = screen(page);
  await source.fill('谢谢你的帮助！');
  await stop.click();
  await expect(status).toContainText('Stopped');
  await resume();
  await expect(status).toContainText('Starter model');
  await page.getByRole('button', { name: 'Translate', exact: true }).click();
  await expect(target).toContainText(/thank/i);
  await expect(entries).toHaveCount(1);
});

test('of two texts at once the newer is translated, in its own direction', async ({ desk }) => {
  const page = await desk.start();
  const { source, target, from, status, entries } = screen(page);
  await expect(status).toContainText('Starter model');
  await source.fill('谢谢');
  await expect(entries).toHaveCount(1);
  // The language of the first text is still being detected when the second one comes.
  await source.evaluate((element: HTMLTextAreaElement) => {
    const type = (text: string) => {
      element.value = text;
      element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
    };
    const mod = navigator.userAgent.includes('Macintosh') ? 'metaKey' : 'ctrlKey';
    type('今天天气很好。');
    window.dispatchEvent(
      new KeyboardEvent('keydown', { code: 'Enter', key: 'Enter', [mod]: true }),
    );
    type('I love you.');
  });
  await expect(target).toContainText('爱你');
  await expect(from).toContainText('Auto (English)');
  await expect(entries).toHaveCount(2);
  await expect(entries.filter({ hasText: '天气' })).toHaveCount(0);
});
