import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { llamaFolder, writeLlamaFolder } from '#core/models/convert/testing/llamaFolder.ts';
import { inspectModel } from '#core/models/inspectModel.ts';
import { testModelPath } from '#core/models/testModel/testModelPath.ts';
import { QUANTIZATIONS } from '#shared/quantizations.ts';
import { runCli, temporaryFolder } from './testing/runCli.ts';

/** A folder with the tiny model in `tiny/`, and the command to convert it to `out.gguf`. */
async function converting() {
  const folder = temporaryFolder();
  const [from, out] = [folder.file('tiny'), folder.file('out.gguf')];
  await writeLlamaFolder(from, await llamaFolder());
  const convert = (...args: string[]) =>
    runCli(['models', 'convert', '--from', from, '--out', out, ...args], { data: folder.root });
  return { folder, from, out, convert, [Symbol.dispose]: folder[Symbol.dispose] };
}

describe('converting', () => {
  it('writes a model file, and nothing else', async () => {
    using set = await converting();
    const { folder, out, convert } = set;
    expect(await convert()).toEqual({ status: 0, stdout: '', stderr: '' });
    await expect(inspectModel(out)).resolves.toMatchObject({ architecture: 'llama', layers: 2 });
    expect(readdirSync(folder.root).sort()).toEqual(['out.gguf', 'tiny']);
  });

  it('writes blocks of 8 bits where that is asked for', async () => {
    using set = await converting();
    const { out, convert } = set;
    await convert();
    const { weightBytes } = await inspectModel(out);
    expect(await convert('--type', 'q8_0', '--force')).toMatchObject({ status: 0 });
    expect((await inspectModel(out)).weightBytes).toBeLessThan(weightBytes * 0.6);
  });

  it('replaces a file only when told to', async () => {
    using set = await converting();
    const { out, convert } = set;
    writeFileSync(out, 'mine');
    expect(await convert()).toEqual({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^bayling: .* is there already .* --force .*\n$/) as string,
    });
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(await convert('--force')).toMatchObject({ status: 0 });
  });

  it('leaves nothing of a model it cannot convert, says why and keeps what was there', async () => {
    using set = await converting();
    const { folder, from, out, convert } = set;
    writeFileSync(out, 'mine');
    const spoilt = await llamaFolder();
    spoilt.tensors['model.norm.weight']?.values.fill(NaN);
    await writeLlamaFolder(from, spoilt);
    const { status, stderr } = await convert('--force');
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(/^bayling: .*model\.norm\.weight holds NaN.*\n$/) as string,
    });
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(readdirSync(folder.root).sort()).toEqual(['out.gguf', 'tiny']);
  });

  it('writes the BayLing template that is asked for, and answers in JSON', async () => {
    using set = await converting();
    const { folder, out, convert } = set;
    const { status, stdout } = await convert('--template', 'v1', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ path: out, bytes: statSync(out).size });
    const shown = await runCli(['models', 'inspect', out, '--json'], { data: folder.root });
    expect(JSON.parse(shown.stdout)).toMatchObject({ facts: { template: 'bayling-v1' } });
  });

  it('adds the weights that a difference is to', async () => {
    using set = await converting();
    const { folder, from, out, convert } = set;
    const { status, stderr } = await convert('--base', from);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    await expect(inspectModel(out)).resolves.toMatchObject({ layers: 2 });
    const missing = await convert('--force', '--base', folder.file('none'));
    expect(missing.status).toBe(1);
    expect(missing.stderr).toMatch(/^bayling: [^\n]*none[^\n]*\n$/);
  });

  it.skipIf(!existsSync('/dev/full'))('writes to no device', async () => {
    using set = await converting();
    const { convert } = set;
    const { status, stderr } = await convert('--out', '/dev/full');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^bayling: \/dev\/full could not be written: [^\n]*\n$/);
  });
});

describe('quantizing', () => {
  it('writes a smaller file of one in 16 bits, and answers in JSON', async () => {
    using folder = temporaryFolder();
    const [from, out] = [await testModelPath(), folder.file('small.gguf')];
    const args = ['models', 'quantize', '--from', from, '--out', out, '--type', 'Q8_0', '--json'];
    const { status, stdout, stderr } = await runCli(args, { data: folder.root });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({ path: out, bytes: statSync(out).size });
    expect((await inspectModel(out)).quantization).toBe('Q8_0');
    expect(statSync(out).size).toBeLessThan(statSync(from).size);
  });

  it('says what is wrong with what it is given', async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file('a.gguf'), 'no model');
    const run = (from: string) =>
      runCli(
        [
          'models',
          'quantize',
          '--from',
          folder.file(from),
          '--out',
          folder.file('b'),
          '--type',
          'q4_k_m',
        ],
        { data: folder.root },
      );
    expect(await run('a.gguf')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is not a GGUF model') as string,
    });
    expect(await run('none.gguf')).toMatchObject({ status: 1 });
    expect(existsSync(folder.file('b'))).toBe(false);
  });
});

const ACTIONS = 'list, check, add, download, convert, quantize, inspect, remove';
const TYPES = QUANTIZATIONS.join(', ');

describe('wrong usage is said in one line, with status 2', () => {
  it.concurrent.each([
    [[], `Say what to do: models ${ACTIONS}`],
    [['conver'], `models knows ${ACTIONS}, not 'conver'`],
    [['constructor'], `models knows ${ACTIONS}, not 'constructor'`],
    [['convert', 'x'], "models convert takes no words, such as 'x'"],
    [['convert', '--out', 'a'], 'models convert needs --from FOLDER'],
    [['convert', '--from', 'a'], 'models convert needs --out FILE'],
    [['convert', '--from', 'a', '--out', 'b', '--type', 'q4'], `--type takes ${TYPES}, not 'q4'`],
    [
      ['convert', '--from', 'a', '--out', 'b', '--template', 'v2'],
      "--template takes v1 or v3, not 'v2'",
    ],
    [['quantize', '--from', 'a', '--out', 'b'], 'models quantize needs --type TYPE'],
    [['list', 'x'], "models list takes no words, such as 'x'"],
    [['add'], 'models add needs one SOURCE'],
    [['download'], 'models download needs one ID'],
    [['inspect', 'a', 'b'], 'models inspect needs one FILE or FOLDER'],
    [['remove'], 'models remove needs one MODEL'],
    [['check', '--gpu', 'tpu'], "--gpu takes auto, off, cuda, vulkan, metal, not 'tpu'"],
    [['check', '--window', '0'], "--window takes a whole number from 1, not '0'"],
  ])('models %j', async (args, problem) => {
    using folder = temporaryFolder();
    const { status, stdout, stderr } = await runCli(['models', ...args], { data: folder.root });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(`bayling: ${problem}. See: bayling --help\n`);
  });
});

it('its help fits a terminal', async () => {
  using folder = temporaryFolder();
  const { status, stdout } = await runCli(['models', '--help'], { data: folder.root });
  expect(status).toBe(0);
  expect(stdout).toContain('bayling models convert --from FOLDER --out FILE');
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});
