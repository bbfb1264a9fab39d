import type { Locator, Page } from '@playwright/test';

/** The chat as a user names its parts. */
export const chat = (page: Page) => {
  const messages = page.getByRole('feed', { name: 'Messages' }).getByRole('article');
  /** Keys count once there is something in the window. */
  async function press(keys: string): Promise<void> {
    await page.getByRole('contentinfo').waitFor();
    await page.keyboard.press(keys);
  }
  return {
    open: () => press('Control+2'),
    create: () => press('Control+n'),
    message: page.getByRole('textbox', { name: 'Message', exact: true }),
    messages,
    /** Answers, the draft of a revision among them. */
    answers: messages.and(page.getByRole('article', { name: /^Answer/ })),
    stop: page.getByRole('button', { name: 'Stop' }),
    meter: page.getByRole('meter'),
  };
};

/** Says something as one does: types it and presses Enter. */
export async function say(page: Page, text: string): Promise<void> {
  const { message } = chat(page);
  await message.fill(text);
  await message.press('Enter');
}

/** A button of a message; it shows when the message has the pointer or the focus. */
export const buttonOf = (message: Locator, name: string) =>
  message.getByRole('button', { name, exact: true });
