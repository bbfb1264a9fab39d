import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { isAppError } from '#shared/errors.ts';
import { decodeBytes } from './decode.ts';

const chinese = '今天天气很好，我们去公园散步。\n';
const samples: readonly [encoding: string, language: string, text: string][] = [
  ['utf-8', 'zh', chinese],
  ['utf-16le', 'zh', chinese],
  ['utf-16be', 'ja', 'インストール\n'],
  ['gb18030', 'zh', '软件安装说明'],
  ['big5', 'zh-Hant', '軟體安裝說明'],
  ['shift_jis', 'ja', '今日はとてもいい天気です。'],
  ['euc-jp', 'ja', '今日はとてもいい天気です。'],
  ['cp949', 'ko', '설치 안내'],
  ['windows-1251', 'ru', 'Привет, мир'],
  ['koi8-r', 'ru', 'Сегодня очень хорошая погода.'],
  ['cp866', 'ru', 'Сегодня очень хорошая погода.'],
  ['windows-1252', 'fr', 'Le café est très bon, n’est-ce pas ?'],
  ['windows-1250', 'pl', 'Zażółć gęślą jaźń'],
  ['windows-1253', 'el', 'Καλημέρα κόσμε, τι κάνεις;'],
  ['windows-1254', 'tr', 'Bugün hava çok güzel, değil mi? Şimdi gidiyorum.'],
  ['windows-1255', 'he', 'שלום עולם, מה שלומך היום?'],
  ['windows-1256', 'ar', 'مرحبا بالعالم، كيف حالك اليوم؟'],
  ['windows-1257', 'lt', 'Šiandien labai gražus oras, ar ne?'],
  ['windows-874', 'th', 'วันนี้อากาศดีมาก'],
];

function refused(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return isAppError(error) ? error.code : 'another error';
  }
}

describe('the characters of a text file', () => {
  it.each(samples)(
    'are read and written in %s, known from a short text',
    (encoding, from, text) => {
      const bytes = iconv.encode(text, encoding);
      for (const hint of ['auto', from]) {
        const decoded = decodeBytes(bytes, hint);
        expect(decoded).toMatchObject({ text, encoding });
        expect(Buffer.from(decoded.encode(text))).toEqual(bytes);
      }
      expect(decodeBytes(bytes, 'auto', { toUtf8: true }).encode(text)).toEqual(Buffer.from(text));
    },
  );

  it('keep their byte order mark, which is not text', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'gb18030']) {
      const bytes = iconv.encode('\uFEFFHéllo 你好', encoding, { addBOM: false });
      const { text, encode } = decodeBytes(bytes, 'auto');
      expect(text).toBe('Héllo 你好');
      expect(Buffer.from(encode(text))).toEqual(bytes);
    }
  });

  it('are those that the file declares, if they can be', () => {
    const bytes = Buffer.from([0xa4, 0xa6, 0xb4]);
    expect(decodeBytes(bytes, 'fr', { charset: 'ISO-8859-15' }).text).toBe('€ŠŽ');
    expect(decodeBytes(Buffer.from('héé'), 'fr', { charset: 'EUC-KR' }).text).toBe('héé');
    expect(decodeBytes(Buffer.from('héé'), 'fr', { charset: 'CHARSET' }).text).toBe('héé');
  });

  it('that do not fit make the file UTF-8 with a byte order mark', () => {
    const { encode, holds } = decodeBytes(iconv.encode('Grüße', 'windows-1252'), 'de');
    expect([holds('é'), holds('你')]).toEqual([true, false]);
    expect(Buffer.from(encode('你好')).toString()).toBe('\uFEFF你好');
  });

  it('of UTF-8 that is cut or broken in places survive with every byte', () => {
    const cut = Buffer.from(`${chinese}é`).subarray(0, -1);
    const broken = Buffer.concat([Buffer.from(chinese), Buffer.of(0xff, 0xc0), Buffer.from('é')]);
    for (const bytes of [cut, broken]) {
      const { text, encoding, encode } = decodeBytes(bytes, 'auto');
      expect(encoding).toBe('utf-8');
      expect(text).toContain('今天');
      expect(Buffer.from(encode(text))).toEqual(bytes);
    }
  });

  it('are found far behind plain ASCII', () => {
    const bytes = iconv.encode('plain text\n'.repeat(20_000) + '软件安装说明', 'gb18030');
    expect(decodeBytes(bytes, 'auto').encoding).toBe('gb18030');
  });

  it('are none in a program or a picture', () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ', 'base64');
    expect(refused(() => decodeBytes(png, 'auto', { path: 'a.txt' }))).toBe('document.unsupported');
    const noise = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256));
    expect(refused(() => decodeBytes(noise, 'auto'))).toBe('document.unsupported');
  });

  it('of any bytes are decoded or refused', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('auto', 'zh'),
        (bytes, from) => {
          expect([undefined, 'document.unsupported']).toContain(
            refused(() => decodeBytes(bytes, from)),
          );
        },
      ),
    );
  });

  it('of any UTF-8, broken or not, come back', () => {
    const bytes = fc.array(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.uint8Array({ maxLength: 2 })),
    );
    fc.assert(
      fc.property(bytes, (parts) => {
        const all = Buffer.concat([
          Buffer.from('\uFEFF'),
          ...parts.map((part) => Buffer.from(part)),
        ]);
        let decoded;
        try {
          decoded = decodeBytes(all, 'auto');
        } catch {
          return;
        }
        expect(Buffer.from(decoded.encode(decoded.text))).toEqual(all);
      }),
    );
  });
});
