import { expect, test } from 'vitest';
import path from 'node:path';
import { APP_NAME, dataFolder } from './paths.ts';

test.each(['', 'relative/folder'])(
  'the data never lie relative to where the app was started (%j)',
  (value) => {
    const folder = dataFolder({ XDG_CONFIG_HOME: value, APPDATA: value });
    expect(path.isAbsolute(folder)).toBe(true);
    expect(folder).toBe(dataFolder({}));
  },
);

test('a folder named in BAYLING_DATA is where the data lie', () => {
  expect(dataFolder({ BAYLING_DATA: path.resolve('elsewhere') })).toBe(path.resolve('elsewhere'));
  expect(path.basename(dataFolder({ BAYLING_DATA: '' }))).toBe(APP_NAME);
});
