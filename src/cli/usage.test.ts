import { describe, expect, it } from 'vitest';
import { languages } from '#shared/languages.ts';
import { runCli, temporaryFolder } from './testing/runCli.ts';

async function run(...args: string[]) {
  using folder = temporaryFolder();
  return await runCli(args, { data: folder.root });
}

describe('wrong usage is said in one line, with status 2', () => {
  it.concurrent.each([
    [[], 'There is no command'],
    [['transalte'], "'transalte' is no command"],
    [['translate', 'hi'], 'translate needs --to LANGUAGE'],
    [['translate', '--to'], "Option '--to <value>' argument missing"],
    [['translate', '--to', 'Klingon', 'hi'], "'Klingon' is no language that is known here"],
    [['translate', '--to', 'de', '--from', 'xx', 'hi'], "'xx' is no language"],
    [['translate', '--to', 'de', '--frm', 'en', 'hi'], "Unknown option '--frm'"],
    [
      ['translate', '--to', 'de', '--gpu', 'tpu', 'hi'],
      "--gpu takes auto, off, cuda, vulkan, metal, not 'tpu'",
    ],
    [['translate', '--to', 'de', '--model=', 'hi'], '--model is empty'],
    [['translate', '--to', 'de', '--file', 'a', 'hi'], 'Give words or --file, not both'],
    [['translate', '--to', 'de', '--force', 'hi'], '--force is for --out'],
    [['history'], 'history needs list, search, export or import'],
    [['history', 'find', 'x'], "history knows list, search, export and import, not 'find'"],
    [['history', 'search'], 'history search needs WORDS'],
    [['history', 'list', '--kind', 'x'], "--kind takes translation, chat or revision, not 'x'"],
    [['history', 'export'], 'history export needs --format md, json or tmx'],
    [['history', 'export', '--format', 'pdf'], "--format takes md, json or tmx, not 'pdf'"],
    [['history', 'export', '--format', 'md', 'x'], "history export takes no words, such as 'x'"],
    [['history', 'export', '--format', 'md', '--force'], '--force is for --out'],
    [['history', 'import'], 'history import needs one FILE'],
    [['history', 'import', 'a', 'b'], 'history import needs one FILE'],
    [['history', 'list', 'x'], "history list takes no words, such as 'x'"],
    [['history', 'list', '--limit', '0'], "--limit takes a whole number from 1, not '0'"],
    [['glossary'], 'glossary needs list, import, export or remove'],
    [['glossary', 'find'], "glossary knows list, import, export and remove, not 'find'"],
    [['glossary', 'import'], 'glossary import needs one FILE'],
    [['glossary', 'import', 'a.csv', '--to', 'Klingon'], "'Klingon' is no language"],
    [['glossary', 'export'], 'glossary export needs one NAME'],
    [['glossary', 'export', 'a', '--format', 'pdf'], "--format takes csv, tsv or tbx, not 'pdf'"],
    [['glossary', 'export', 'a', '--force'], '--force is for --out'],
    [['glossary', 'export', 'a', '--json'], '--json is for --out'],
    [['glossary', 'remove', 'a', 'b'], 'glossary remove needs one NAME'],
    [['glossary', 'list', 'tea'], "There is no glossary 'tea'"],
    [
      ['translate', '--to', 'de', '--formality', 'rude', 'hi'],
      "--formality takes formal or casual, not 'rude'",
    ],
    [
      ['translate', '--to', 'de', '--instruction', 'x'.repeat(501), 'hi'],
      '--instruction takes at most 500 characters',
    ],
    [
      ['translate', '--to', 'de', '--glossary', 'a', '--no-glossary', 'hi'],
      'Give --glossary or --no-glossary, not both',
    ],
    [['translate', '--to', 'de', '--glossary', 'tea', 'hi'], "There is no glossary 'tea'"],
    [['eval', '--from', 'zh', '--to', 'en'], 'eval needs --set FILE'],
    [['eval', '--set', 'a', '--to', 'en'], 'eval needs --from LANGUAGE'],
    [['eval', '--set', 'a', '--from', 'zh'], 'eval needs --to LANGUAGE'],
    [['eval', '--set', 'a', '--from', 'zh', '--to', 'zh-CN'], '--from and --to are the same'],
    [['eval', '--set', 'a', '--from', 'auto', '--to', 'en'], "'auto' is no language"],
    [['eval', '--set', 'a', '--from', 'zh', '--to', 'en', 'x'], "eval takes no words, such as 'x'"],
    [['eval', '--limit', '0', '--set', 'a', '--from', 'zh', '--to', 'en'], '--limit takes a whole'],
    [['languages', '--to', 'de'], "Unknown option '--to'"],
  ])('%j', async (args, problem) => {
    const { status, stdout, stderr } = await run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^bayling: [^\n]+ See: bayling [^\n]+\n$/);
    expect(stderr).toContain(problem);
  });
});

describe('help', () => {
  it('of the whole names every command, option, status and variable', async () => {
    const { status, stdout, stderr } = await run('--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const options = '--to --from --file --out --force --model --gpu --json --quiet --no-history';
    for (const name of `${options} --set --limit --help --version BAYLING_DATA 130`.split(' '))
      expect(stdout).toContain(name);
    for (const usage of [
      'translate --to',
      'history list',
      'history search',
      'languages',
      'eval --set',
    ])
      expect(stdout).toContain(`bayling ${usage}`);
  });

  it('comes with every command, and fits a terminal', async () => {
    for (const command of ['translate', 'history', 'languages', 'eval']) {
      const { status, stdout, stderr } = await run(command, '--help');
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain(`Usage: bayling ${command}`);
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    }
  });

  it('goes with the version', async () => {
    expect(await run('--version')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
    });
  });
});

describe('languages', () => {
  it('are listed with code, English and own name', async () => {
    const { stdout } = await run('languages');
    expect(stdout.trimEnd().split('\n')).toHaveLength(languages.length);
    expect(stdout).toMatch(/^zh-Hans +Chinese \(Simplified\) +简体中文$/m);
  });

  it('are listed as JSON', async () => {
    const { stdout } = await run('languages', '--json');
    expect(JSON.parse(stdout)).toEqual(languages);
  });
});
