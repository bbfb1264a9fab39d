import { createHttp } from '#core/net/createHttp.ts';
import { downloadFiles } from '../downloadFiles.ts';

/** Downloads the files of `argv[3]` (JSON) into the folder `argv[2]`, for tests that kill it. */
const [, , folder = '', files = '[]'] = process.argv;
await downloadFiles(JSON.parse(files) as Parameters<typeof downloadFiles>[0], folder, {
  http: createHttp({ proxyFor: () => Promise.resolve(null) }),
});
