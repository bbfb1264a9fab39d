import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';
import { complaints, wordsOn } from './accessibility.ts';
import { expect, test } from './app.ts';
import { buttonOf, chat, say } from './chat.ts';
import { conversationList, sampleHistory, transfer } from './conversationList.ts';
import { chooseFromMenu, screen } from './screen.ts';

/** Enough for an answer of the tiny model, which ends where its window does. */
const PATIENCE = { timeout: 60_000 };
/** What stands in an answer until there is a text. */
const WAITING = /Thinking…|Waiting for the model…/;

test('a sentence is refined turn by turn, the changes are seen, and the translation has them', async ({
  desk,
}) => {
  const page = await desk.start();
  const { source, target, status } = screen(page);
  await source.fill('我爱你。\n谢谢你的帮助！');
  await expect(status).toContainText('Done');
  const [first = '', second = ''] = (await target.innerText()).split('\n');

  await page.getByRole('button', { name: 'Refine…' }).click();
  await page.getByRole('menuitem', { name: second }).click();
  const { answers, message } = chat(page);
  await expect(answers).toHaveCount(1);
  await expect(answers.first()).toContainText(second);
  await expect(message).toBeFocused();

  await page.getByRole('button', { name: 'Use term…' }).click();
  await page.getByLabel('Term to use').fill('kindness');
  await page.getByLabel('Instead of').fill('help');
  await page.keyboard.press('Enter');
  await expect(answers).toHaveCount(2);
  const revised = answers.last();
  await expect(buttonOf(revised, 'Accept')).toBeVisible(PATIENCE);
  await expect(revised.getByRole('insertion').first()).toBeVisible();
  await expect(revised.getByRole('deletion').first()).toBeVisible();
  await page.getByRole('button', { name: 'Changes' }).click();
  await expect(revised.getByRole('insertion')).toHaveCount(0);

  await buttonOf(revised, 'Copy').click();
  const text = await desk.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(text).not.toBe('');
  await buttonOf(revised, 'Accept and remember').click();
  await expect(target).toHaveText(`${first}\n${text}`, { useInnerText: true });
  await expect(source).toHaveValue('我爱你。\n谢谢你的帮助！');

  // The translation is what was accepted from now on.
  await desk.close();
  const again = await desk.start();
  await expect(screen(again).target).toHaveText(`${first}\n${text}`, { useInnerText: true });
});

test('an earlier turn is edited, and both branches can be stepped through', async ({ desk }) => {
  // Short answers: what is far out of sight is not in the page.
  await desk.giveModel(await testModelPath({ contextLength: 256 }));
  const page = await desk.start();
  const { create, answers, messages } = chat(page);
  await create();
  for (const [i, text] of ['one', 'two', 'three'].entries()) {
    await say(page, text);
    await expect(answers.last()).toHaveAttribute('aria-setsize', `${2 * (i + 1)}`);
    await expect(buttonOf(answers.last(), 'Answer again')).toBeVisible(PATIENCE);
  }
  await answers.last().focus();
  await page.keyboard.press('Home');
  const first = messages.first();
  await expect(first).toBeFocused();
  await buttonOf(first, 'Edit').click();
  await page.getByRole('textbox', { name: 'Edit message' }).fill('uno');
  await page.keyboard.press('Control+Enter');
  await expect(first).toHaveAttribute('aria-setsize', '2');
  await expect(buttonOf(answers.last(), 'Answer again')).toBeVisible(PATIENCE);
  await expect(first).toContainText('uno');
  await expect(first).toContainText('2 / 2');

  await first.hover();
  await buttonOf(first, 'Previous version').click();
  await expect(first).toHaveAttribute('aria-setsize', '6');
  await expect(first).toContainText('one');
  await buttonOf(first, 'Next version').click();
  await expect(first).toHaveAttribute('aria-setsize', '2');
  await expect(first).toContainText('uno');
});

test('an answer that is stopped keeps its part; another one can be had beside it', async ({
  desk,
}) => {
  await desk.giveModel();
  const page = await desk.start();
  const { create, answers, stop } = chat(page);
  await create();
  await say(page, 'Tell me a long story');
  await expect(answers.last()).not.toContainText(WAITING);
  await stop.click();
  await expect(stop).toHaveCount(0);
  await expect(chat(page).message).toBeFocused();
  await expect(answers.last()).toContainText('Stopped. What was said so far is kept.');
  await buttonOf(answers.last(), 'Answer again').click();
  await expect(answers.last()).toContainText('2 / 2');
});

test('kill -9 while it answers loses neither the conversation nor what was said, nor what is being written', async ({
  desk,
}) => {
  await desk.giveModel();
  let page = await desk.start();
  await chat(page).create();
  await say(page, 'Tell me a long story');
  await expect(chat(page).answers.last()).not.toContainText(WAITING);
  await page.waitForTimeout(1500);
  await chat(page).message.fill('And then');
  await page.waitForTimeout(1500);
  await desk.kill();

  page = await desk.start();
  const { answers, messages, message } = chat(page);
  await expect(answers.last()).toContainText(/\S{4}/);
  await expect(answers.last()).toContainText('The app ended before this was finished.');
  // What is far out of sight is not in the page.
  await answers.last().focus();
  await page.keyboard.press('Home');
  await expect(messages.first()).toContainText('Tell me a long story');
  await expect(message).toHaveValue('And then');
  await message.press('Enter');
  await expect(messages.last()).toHaveAttribute('aria-setsize', '4');
  await expect(answers.last()).toContainText(/\S/, PATIENCE);
});

test('while it answers it can be deleted, and brought back with what it had', async ({ desk }) => {
  await desk.giveModel();
  const page = await desk.start();
  const { create, answers } = chat(page);
  await create();
  await say(page, 'Tell me a long story');
  await expect(answers.last()).not.toContainText(WAITING);
  const row = page.getByRole('grid', { name: 'Conversations' }).getByRole('row').first();
  await row.focus();
  await page.keyboard.press('Delete');
  await expect(page.getByText('This conversation is no longer there')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await row.click();
  await expect(answers.last()).toContainText(/\S{4}/);
});

test('a deleted conversation is restored where it was open, with what was being written', async ({
  desk,
}) => {
  await desk.giveModel();
  const page = await desk.start();
  const { create, message } = chat(page);
  await create();
  await message.fill('Not sent yet');
  const row = page.getByRole('grid', { name: 'Conversations' }).getByRole('row').first();
  await row.focus();
  await page.keyboard.press('Delete');
  await expect(page.getByText('This conversation is no longer there')).toBeVisible();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(message).toHaveValue('Not sent yet');
});

test('a conversation that was not kept is not looked for when the app starts', async ({ desk }) => {
  await desk.giveModel();
  let page = await desk.start();
  await chat(page).open();
  await page.getByText('Keep history', { exact: true }).click();
  await chat(page).create();
  await expect(chat(page).message).toBeFocused();
  await desk.close();
  page = await desk.start();
  await expect(page.getByText('No conversation is open')).toBeVisible();
  await expect(page.getByText('This conversation is no longer there')).toHaveCount(0);
});

test('an edit too long for the model stays in its editor', async ({ desk }) => {
  await desk.giveModel(await testModelPath({ contextLength: 256 }));
  const page = await desk.start();
  const { create, answers, messages, message } = chat(page);
  await create();
  await say(page, 'one');
  await expect(message).toBeFocused();
  await expect(buttonOf(answers.last(), 'Answer again')).toBeVisible(PATIENCE);
  await messages.first().hover();
  await buttonOf(messages.first(), 'Edit').click();
  const editor = page.getByRole('textbox', { name: 'Edit message' });
  const long = 'Many words. '.repeat(3000).trim();
  await editor.fill(long);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toContainText('has no room for it and an answer', PATIENCE);
  await expect(editor).toHaveValue(long);
});

test('a message too long for the model is told so and comes back to be shortened', async ({
  desk,
}) => {
  await desk.giveModel();
  const page = await desk.start();
  const { create, message, messages } = chat(page);
  await create();
  const long = 'Many words. '.repeat(3000).trim();
  await say(page, long);
  await expect(page.getByRole('alert')).toContainText('has no room for it and an answer', PATIENCE);
  await expect(message).toHaveValue(long);
  await expect(messages).toHaveCount(0);
});

test('hostile Markdown is text: no script, no image, no foreign link', async ({ desk }) => {
  await desk.giveModel();
  const page = await desk.start();
  const { open, messages } = chat(page);
  const answer = [
    '<script>document.title = "owned"</script><img src=x onerror="document.title = 1">',
    '![a picture](https://example.com/a.png) [bad](javascript:alert(1)) [good](https://example.com/)',
    '```js\nlet unclosed = 1;',
  ].join('\n\n');
  const file = path.join(desk.dataFolder, 'hostile.json');
  const history = sampleHistory();
  const [tea] = history.conversations;
  const last = tea?.messages.at(-1);
  if (last) last.text = answer;
  await writeFile(file, JSON.stringify(history));
  await desk.answerDialogs(file);
  await open();
  await transfer(page, 'Import JSON…');
  await conversationList(page).rows.filter({ hasText: '泡茶' }).click();
  await expect(messages).toHaveCount(2);
  await expect(messages.last()).toContainText('let unclosed = 1;');
  await expect(messages.last().locator('img, script')).toHaveCount(0);
  await expect(messages.last().getByRole('link')).toHaveCount(1);
  expect(await page.title()).not.toContain('owned');
});

test('axe finds nothing in the chat', async ({ desk }) => {
  await desk.giveModel();
  const page = await desk.start();
  const { open, create, answers } = chat(page);
  await open();
  await expect(page.getByText('No conversation is open')).toBeVisible();
  expect(await complaints(page)).toEqual([]);
  await create();
  await expect(chat(page).message).toBeFocused();
  expect(await complaints(page)).toEqual([]);
  await page.getByRole('button', { name: 'Settings of this conversation' }).click();
  await expect(page.getByRole('slider', { name: 'Temperature' })).toBeVisible();
  expect(await complaints(page, ['region'])).toEqual([]);
  await page.keyboard.press('Escape');
  await say(page, '123');
  await expect(answers.last()).toContainText(/\S/);
  await page.keyboard.press('Escape');
  await chooseFromMenu(page, 'Theme', 'Dark');
  expect(await complaints(page)).toEqual([]);
});

test('in the Chinese interface no English word is left in the chat', async ({ desk }) => {
  await desk.giveModel();
  const page = await desk.start();
  await chat(page).create();
  await expect(chat(page).message).toBeFocused();
  await chooseFromMenu(page, 'Interface language', '简体中文');
  await expect(page.getByText('新对话').first()).toBeVisible();
  const words = (await wordsOn(page))
    .replaceAll(/test-v1\S*|BayLing|\bv1\b|CPU|Ctrl|Shift|Enter|Esc|\b[A-Z]\b/g, '')
    .match(/[A-Za-z]{2,}/g);
  expect(words).toBeNull();
});
