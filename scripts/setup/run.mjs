import { spawn } from 'node:child_process';
import path from 'node:path';
import { setupScripts } from './places.mjs';

/** @typedef {{ code: number, output: string, errors: string }} Outcome */

/**
 * Runs a command to its end, with its output collected; the caller decides what a non-zero exit means.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<Outcome>} a command that could not be started has exit code 127
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (errors += String(chunk)));
    child.on('error', (error) => resolve({ code: 127, output, errors: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output, errors }));
  });
}

/**
 * What says most in a failed command's output, for a one-line message.
 *
 * @param {Outcome} outcome
 */
export function reason({ code, output, errors }) {
  const lines = `${output}\n${errors}`
    .split('\n')
    .map((line) => line.replace(/^npm error/, '').trim());
  const telling = lines
    .filter((line) => /^code E|error:|^E: |fatal|not found|denied/i.test(line))
    .slice(0, 3);
  const chosen = telling.length > 0 ? telling : lines.filter((line) => line !== '').slice(-1);
  return `${chosen.join('; ') || 'no message'} (exit ${code})`
    .replaceAll(/\s+/g, ' ')
    .slice(0, 300);
}

/**
 * Like {@link run}, for a command that would do harm if it went on when set-up has been killed.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv }} options
 */
export function runLeashed(command, args, options) {
  return run(process.execPath, [path.join(setupScripts, 'leash.mjs'), command, ...args], options);
}
