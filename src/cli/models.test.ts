import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { llamaFolder, writeLlamaFolder } from '#core/models/convert/testing/llamaFolder.ts';
import { inspectModel } from '#core/models/inspectModel.ts';
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

  it.skipIf(!existsSync('/dev/full'))('says so where the disk is full', async () => {
    using set = await converting();
    const { convert } = set;
    const { status, stderr } = await convert('--out', '/dev/full');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^bayling: The disk is full: [^\n]*\n$/);
  });
});

describe('wrong usage is said in one line, with status 2', () => {
  it.concurrent.each([
    [[], 'Say what to do: models convert'],
    [['conver'], "models knows convert, not 'conver'"],
    [['convert', 'x'], "models convert takes no words, such as 'x'"],
    [['convert', '--out', 'a'], 'models convert needs --from FOLDER'],
    [['convert', '--from', 'a'], 'models convert needs --out FILE'],
    [
      ['convert', '--from', 'a', '--out', 'b', '--type', 'q4'],
      "--type takes f16 or q8_0, not 'q4'",
    ],
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
  expect(stdout).toContain('Usage: bayling models convert --from FOLDER --out FILE');
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});
