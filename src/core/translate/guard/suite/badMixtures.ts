import { bad, term } from './case.ts';

/** Terms that are missed or forbidden, and more than one thing wrong. */
export const badMixtures = [
  bad('en>zh-Hans', 'terms', 'The contract ends in May.', '协议于五月到期。', {
    terms: [term('contract', '合同')],
  }),
  bad('en>de', 'terms', 'Restart the engine.', 'Starten Sie den Motor neu.', {
    terms: [term('engine', 'Triebwerk')],
  }),
  bad('zh-Hans>en', 'terms', '请打开翻译记忆库。', 'Please open the memory bank.', {
    terms: [term('翻译记忆库', 'translation memory')],
  }),
  bad('en>fr', 'terms', 'The cloud is down.', 'Le cloud est en panne.', {
    terms: [term('cloud', 'nuage')],
  }),
  bad('en>ja', 'terms', 'Open the settings.', 'セッティングを開いてください。', {
    terms: [term('settings', '設定')],
  }),
  bad('en>ru', 'terms', 'The server is busy.', 'Узел занят.', {
    terms: [term('server', 'сервер')],
  }),
  bad('en>es', 'forbidden', 'Turn on the computer.', 'Encienda el ordenador.', {
    terms: [term('computer', '', 'ordenador')],
  }),
  bad('en>zh-Hans', 'forbidden', 'Log in to your account.', '登陆您的账户。', {
    terms: [term('', '', '登陆')],
  }),
  bad('en>ko', 'forbidden', 'Update the app.', '어플을 업데이트하세요.', {
    terms: [term('', '', '어플을')],
  }),
  bad(
    'en>de',
    'terms forbidden',
    'The user clicks the button.',
    'Der Benutzer klickt auf den Button.',
    { terms: [term('button', 'Schaltfläche', 'Button')] },
  ),
  bad('en>fr', 'forbidden', 'Send an email.', 'Envoyez un mail.', {
    terms: [term('email', '', 'mail')],
  }),
  bad('en>ar', 'terms', 'Save the file.', 'احفظ المستند.', { terms: [term('file', 'الملف')] }),
  bad('en>zh-Hans', 'additions numbers', 'The parcel weighs 12 kg.', '翻译：包裹重21公斤。', {
    cleaned: '包裹重21公斤。',
  }),
  bad(
    'en>zh-Hans',
    'additions terms',
    'The tenant pays the rent.',
    'Sure! Here is the translation: 房客支付房租。',
    { terms: [term('tenant', '承租人')], cleaned: '房客支付房租。', maybe: 'language' },
  ),
  bad(
    'en>zh-Hans',
    'urls numbers',
    'In 2019 the site moved to https://example.org/new.',
    '2017年，网站搬到了新地址。',
  ),
  bad('en>de', 'placeholders brackets', 'Copied {count} files (all).', 'Dateien (alle kopiert.'),
  bad(
    'en>zh-Hans',
    'repetition numbers',
    'There were 40 boats in the harbour.',
    `港口里有14艘船${'，有船在港口里'.repeat(12)}。`,
  ),
  bad(
    'zh-Hans>en',
    'additions numbers',
    '气温降到了零下20度。',
    'Here is the translation: The temperature dropped to minus 12 degrees.',
    { cleaned: 'The temperature dropped to minus 12 degrees.' },
  ),
  bad(
    'en>zh-Hans',
    'truncated terms',
    'The lease may be terminated by either party with a notice of three months before the end of the year.',
    '租约可由任何',
    { terms: [term('notice', '通知')], finish: 'length' },
  ),
  bad(
    'en>fr',
    'emails urls',
    'Ask help@example.com or visit https://example.com/faq.',
    'Demandez de l’aide ou consultez la FAQ.',
  ),
  bad(
    'en>ru',
    'language numbers',
    'The bridge was built in 1932.',
    'Most został zbudowany w 1923 roku.',
  ),
  bad(
    'en>zh-Hans',
    'untranslated additions',
    'the train leaves at noon',
    '"the train leaves at noon"',
    { cleaned: 'the train leaves at noon', maybe: 'language' },
  ),
  bad(
    'ja>en',
    'answer additions',
    '東京の人口は何人ですか？',
    'Translation: The population of Tokyo is about fourteen million.',
    { cleaned: 'The population of Tokyo is about fourteen million.' },
  ),
  bad(
    'en>es',
    'additions lineBreaks',
    'Good luck',
    '¡Buena suerte!\n\nNota: se dice antes de un examen.',
    { cleaned: '¡Buena suerte!', maybe: 'answer' },
  ),
];
