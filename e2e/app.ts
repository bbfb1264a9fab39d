import {
  _electron,
  errors,
  type ElectronApplication,
  type Page,
  test as base,
} from '@playwright/test';
import { copyFile, mkdtemp, rm, symlink, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { electronPath, electronSwitches } from '../scripts/electronPath.mjs';
import type { Bridge } from '#shared/ipc/contract.ts';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';

declare global {
  interface Window {
    /** What preload gives the page. */
    readonly bayling: Bridge;
  }
}

const root = path.resolve(import.meta.dirname, '..');

/** A user's machine for one test: a data folder that outlives restarts, and the app started in it as often as needed. */
export class Desk {
  readonly dataFolder: string;
  #app: ElectronApplication | undefined;

  constructor(dataFolder: string) {
    this.dataFolder = dataFolder;
  }

  /** The running app. */
  get app(): ElectronApplication {
    if (!this.#app) throw new Error('the app is not running');
    return this.#app;
  }

  /** Puts a model where the app finds it: the tiny random one, unless another file is named. */
  async giveModel(file?: string): Promise<void> {
    const folder = path.join(this.dataFolder, 'models');
    await mkdir(folder, { recursive: true });
    const from = file ?? (await testModelPath());
    await symlink(from, path.join(folder, path.basename(from)));
  }

  /** `appFolder`: the built app, where it is not this clone. */
  async start({ appFolder = root } = {}): Promise<Page> {
    this.#app = await this.#launch(appFolder);
    return this.#app.firstWindow();
  }

  /**
   * On a busy machine Playwright now and then misses the line in which Electron tells its port, and then waits for
   * ever; the app itself has started. So it is given a time, and is started anew.
   */
  async #launch(appFolder: string, triesLeft = 2): Promise<ElectronApplication> {
    try {
      return await _electron.launch({
        executablePath: electronPath(),
        args: [appFolder, '--lang=en-US', ...electronSwitches()],
        env: { ...process.env, BAYLING_DATA: this.dataFolder, LANG: 'en_US.UTF-8' },
        timeout: 20_000,
      });
    } catch (error) {
      if (triesLeft === 0 || !(error instanceof errors.TimeoutError)) throw error;
      return this.#launch(appFolder, triesLeft - 1);
    }
  }

  /** Has file dialogs answered with `file` from now on. */
  async answerDialogs(file: string): Promise<void> {
    await this.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    }, file);
  }

  async close(): Promise<void> {
    await this.#app?.close();
    this.#app = undefined;
  }

  /** What a power cut or an impatient user does. */
  async kill(): Promise<void> {
    const app = this.app;
    const gone = app.waitForEvent('close');
    app.process().kill('SIGKILL');
    await gone;
    this.#app = undefined;
  }

  /** The process id of the engine, once it runs. */
  enginePid(): Promise<number | undefined> {
    return this.app.evaluate(
      ({ app }) => app.getAppMetrics().find(({ name }) => name === 'BayLing engine')?.pid,
    );
  }
}

/** The built app in a folder of its own, without the models that lie in the clone's, but with their catalog. */
export async function appWithoutModels(folder: string): Promise<string> {
  await mkdir(folder);
  await copyFile(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  await symlink(path.join(root, 'out'), path.join(folder, 'out'));
  const resources = path.join('resources', 'models');
  await mkdir(path.join(folder, resources), { recursive: true });
  for (const name of ['catalog.json', 'licences']) {
    await symlink(path.join(root, resources, name), path.join(folder, resources, name));
  }
  return folder;
}

export const test = base.extend<{ desk: Desk }>({
  desk: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'bayling-e2e-'));
    const desk = new Desk(folder);
    await use(desk);
    await desk.close();
    await rm(folder, { recursive: true, force: true });
  },
});

export { expect } from '@playwright/test';
