/** What a user asks of a draft, by kind; the words are those of the window's chips where it has one. */
export const KINDS = ['term', 'keep', 'shorter', 'formal', 'literal', 'back'] as const;
export type Kind = (typeof KINDS)[number];

export interface Draft {
  to: 'English' | 'Chinese';
  source: string;
  draft: string;
  wishes: readonly (readonly [Kind, string])[];
}

const formal = ['formal', 'Make it more formal.'] as const;
const formalZh = ['formal', '请译得更正式一些。'] as const;
const shorter = ['shorter', 'Make it shorter.'] as const;
const shorterZh = ['shorter', '请说得短一些。'] as const;
const literal = ['literal', 'Translate it more literally.'] as const;
const literalZh = ['literal', '请译得更贴近原文。'] as const;
const intoChinese = ['back', 'Now translate it back into Chinese.'] as const;
const intoEnglish = ['back', 'Now translate it back into English.'] as const;
const replace = (old: string, by: string) => ['term', `Use "${by}" instead of "${old}".`] as const;
const replaceZh = (old: string, by: string) => ['term', `请用“${by}”代替“${old}”。`] as const;
const keep = (word: string) => ['keep', `Keep "${word}" as it is.`] as const;
const keepZh = (word: string) => ['keep', `保留“${word}”，不要翻译。`] as const;

export const drafts: readonly Draft[] = [
  {
    to: 'English',
    source: '今天天气很好，我们下午想带孩子去公园。',
    draft:
      'The weather is nice today, and we want to take the children to the park in the afternoon.',
    wishes: [replace('children', 'kids'), formal, shorter, intoChinese],
  },
  {
    to: 'English',
    source: '请把文件放在桌子上，然后关好门。明天早上我会来取。',
    draft:
      'Please put the documents on the table and then close the door. I will come and get them tomorrow morning.',
    wishes: [replace('documents', 'files'), shorter, literal, intoChinese],
  },
  {
    to: 'English',
    source: '我妹妹在一家小医院工作，每天坐公共汽车上班。',
    draft: 'My younger sister works in a small hospital and goes to work by bus every day.',
    wishes: [
      replace('hospital', 'clinic'),
      ['term', '请使用“takes the bus”这个词。'],
      formal,
      shorter,
    ],
  },
  {
    to: 'English',
    source: '如果明天下雨，比赛就改到下个星期六。请告诉所有的队员。',
    draft:
      'If it rains tomorrow, the match will be moved to next Saturday. Please tell all the members of the team.',
    wishes: [replace('match', 'game'), replace('Saturday', 'Sunday'), formalZh, intoChinese],
  },
  {
    to: 'English',
    source: '这家饭店的面条又便宜又好吃，所以中午总是有很多人。',
    draft:
      'The noodles in this restaurant are cheap and delicious, so there are always many people at noon.',
    wishes: [replace('delicious', 'tasty'), formal, shorterZh, literal],
  },
  {
    to: 'English',
    source: '他昨天晚上没有睡好，今天在办公室里喝了三杯咖啡。',
    draft: 'He did not sleep well last night and drank three cups of coffee in the office today.',
    wishes: [replace('coffee', 'tea'), formal, shorter, intoChinese],
  },
  {
    to: 'English',
    source: '打开“设置”，选择语言，然后重新启动程序。您的文件不会丢失。',
    draft:
      'Open "Settings", choose a language, and then restart the program. Your files will not be lost.',
    wishes: [replace('choose', 'select'), keep('设置'), formal, literalZh],
  },
  {
    to: 'English',
    source: '我们在北京住了五年，去年搬到了上海，因为我丈夫在那里找到了一份新工作。',
    draft:
      'We lived in Beijing for five years and moved to Shanghai last year because my husband found a new job there.',
    wishes: [replace('job', 'position'), keep('Beijing'), shorter, intoChinese],
  },
  {
    to: 'English',
    source: '委员会星期一上午在老市政厅开会。他们讨论了新的预算、北桥的修理和计划中的学校图书馆。',
    draft:
      'The committee met on Monday morning in the old town hall. They discussed the new budget, the repair of the northern bridge and the planned school library.',
    wishes: [replace('Monday', 'Friday'), replace('committee', 'council'), formal, shorter],
  },
  {
    to: 'Chinese',
    source: 'Could you help me carry this box to the second floor? It is too heavy for me.',
    draft: '你能帮我把这个箱子搬到二楼吗？它对我来说太重了。',
    wishes: [replaceZh('箱子', '盒子'), formalZh, shorterZh, intoEnglish],
  },
  {
    to: 'Chinese',
    source: 'The train to the airport leaves every twenty minutes from platform three.',
    draft: '去机场的火车每二十分钟从三号站台开出。',
    wishes: [replaceZh('火车', '列车'), formalZh, shorter, intoEnglish],
  },
  {
    to: 'Chinese',
    source: 'My father has worked as a teacher in this village for more than thirty years.',
    draft: '我父亲在这个村子里当老师已经三十多年了。',
    wishes: [replaceZh('老师', '教师'), replaceZh('父亲', '爸爸'), formal, literalZh],
  },
  {
    to: 'Chinese',
    source:
      'Please save your work before you close the window. Changes that were not saved will be lost.',
    draft: '关闭窗口之前，请保存您的工作。没有保存的修改将会丢失。',
    wishes: [replaceZh('修改', '更改'), replaceZh('窗口', '程序'), shorterZh, intoEnglish],
  },
  {
    to: 'Chinese',
    source: 'She bought a red coat in Paris last winter, but she has never worn it.',
    draft: '她去年冬天在巴黎买了一件红色的大衣，但是从来没有穿过。',
    wishes: [replaceZh('大衣', '外套'), keepZh('Paris'), formalZh, intoEnglish],
  },
  {
    to: 'Chinese',
    source: 'If you have any questions, write to us or call the number on the back of the card.',
    draft: '如果您有任何问题，请写信给我们，或者拨打卡片背面的电话号码。',
    wishes: [replaceZh('问题', '疑问'), formalZh, shorterZh, literalZh],
  },
  {
    to: 'Chinese',
    source:
      'The museum is closed on Mondays. On all other days it is open from nine in the morning until five in the afternoon.',
    draft: '博物馆星期一不开放。其他日子的开放时间是上午九点到下午五点。',
    wishes: [replaceZh('星期一', '周一'), replaceZh('不开放', '闭馆'), shorter, intoEnglish],
  },
  {
    to: 'Chinese',
    source:
      'Our new neighbours are very friendly. They invited us to dinner on Saturday, and their daughter plays the piano very well.',
    draft: '我们的新邻居非常友好。他们星期六请我们吃晚饭，他们的女儿钢琴弹得很好。',
    wishes: [replaceZh('友好', '热情'), formal, shorterZh, intoEnglish],
  },
  {
    to: 'Chinese',
    source:
      'After a long debate the members agreed to raise the library budget by ten percent and to begin the repair of the bridge in early spring.',
    draft: '经过长时间的讨论，成员们同意把图书馆的预算提高百分之十，并在初春开始修理大桥。',
    wishes: [replaceZh('讨论', '辩论'), replaceZh('修理', '维修'), formalZh, shorterZh],
  },
];
