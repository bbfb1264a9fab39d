import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { nodeModules } from './setup/places.mjs';

/** Whether windows need a display of our own making. */
export function lacksDisplay() {
  return process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
}

const marker = 'BAYLING_VIRTUAL_DISPLAY';

/** Whether a window opened from here, or from a command that runInDisplay runs, is drawn without a graphics card. */
export function isDisplayVirtual() {
  return lacksDisplay() || process.env[marker] !== undefined;
}

/**
 * Runs a command with the packages' commands on its PATH, under a private Xvfb where there is no display.
 * Signals are passed on to it; the Xvfb ends with this process, however that ends.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit status, 128 + the signal's number when a signal ended it, 127 when it can't start
 */
export async function runInDisplay(command, args) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const tools = path.join(nodeModules, '.bin');
  const env = { ...process.env, [key]: `${tools}${path.delimiter}${process.env[key] ?? ''}` };
  const display = lacksDisplay() ? await startXvfb() : undefined;
  if (display !== undefined) Object.assign(env, { DISPLAY: display.name, [marker]: '1' });

  const child = spawn(command, args, {
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32' && !command.endsWith('.exe'),
  });
  for (const signal of passedOn) process.on(signal, () => child.kill(signal));
  const [code, signal] = await once(child, 'close').catch((error) => {
    process.stderr.write(`${command} could not be started: ${error.message}\n`);
    return [127];
  });
  display?.stop();
  return code ?? 128 + (signalNumbers[/** @type {PassedOn} */ (signal)] ?? 9);
}

/** @typedef {'SIGHUP' | 'SIGINT' | 'SIGTERM'} PassedOn */
const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
const passedOn = /** @type {PassedOn[]} */ (Object.keys(signalNumbers));

// The shell waits on a pipe from this process and ends Xvfb when that closes, which a kill -9 also brings about.
const guarded = 'Xvfb "$@" -displayfd 3 </dev/null & exec 3>&-; read -r _; kill $!; wait';
const screen = ['-screen', '0', '1440x900x24', '-nolisten', 'tcp'];

async function startXvfb() {
  const guard = spawn('sh', ['-c', guarded, 'sh', ...screen], {
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    detached: true, // Ctrl+C reaches every process of the terminal; the display must outlive the window.
  });
  const numbers = /** @type {import('node:stream').Readable} */ (guard.stdio[3]);
  let text = '';
  for await (const chunk of numbers) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  if (text.trim() === '')
    throw new Error('Xvfb did not start: nothing was opened, see that it is installed');
  return {
    name: `:${text.trim()}`,
    stop: () => guard.stdin?.end(),
  };
}
