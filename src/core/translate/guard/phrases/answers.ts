/** How a chat model begins where it does not translate, in small letters. */
export const REFUSALS = [
  ...[
    "i'm sorry, but",
    'i’m sorry, but',
    'i am sorry, but',
    'sorry, but i',
    'sorry, i can',
    'i apologize, but',
  ],
  ...[
    "i can't",
    'i can’t',
    'i cannot',
    'i can not',
    "i'm unable",
    'i’m unable',
    'i am unable',
    "i'm not able",
  ],
  ...[
    "i won't",
    'i am not able',
    'unfortunately, i',
    'as a language model',
    'as a large language model',
  ],
  ...[
    '抱歉，我',
    '抱歉,我',
    '很抱歉',
    '非常抱歉',
    '对不起，我',
    '對不起，我',
    '我无法',
    '我無法',
    '我不能',
    '很遗憾，我',
  ],
  ...['申し訳ありませんが', '申し訳ございませんが', 'すみませんが', '恐れ入りますが'],
  ...[
    'es tut mir leid, aber',
    'tut mir leid, aber',
    'leider kann ich',
    'ich kann diese',
    'ich kann dir',
    'ich kann ihnen',
  ],
  ...[
    'je suis désolé',
    'désolé, mais',
    'je ne peux pas',
    'je ne suis pas en mesure',
    'je suis dans l’incapacité',
  ],
  ...['lo siento, pero', 'lo siento, no', 'no puedo', 'lamento', 'me temo que no'],
  ...['извините, но', 'к сожалению, я', 'простите, но', 'я не могу', 'прошу прощения, но'],
  ...['عذرا', 'عذرًا', 'آسف', 'أعتذر', 'لا أستطيع', 'لا يمكنني'],
  ...['죄송합니다만', '죄송하지만', '죄송합니다', '유감스럽게도'],
  ...['mi dispiace, ma', 'desculpe, mas', 'sinto muito, mas', 'não posso', 'non posso'],
];

/** What says in a source that it is about being sorry or not being able to. */
export const SORRY_OR_UNABLE =
  /sorry|apolog|regret|afraid|unfortunat|cannot|can['’]?t|can not|unable|not able|won['’]t|not possible|impossib|excuse|pardon|抱歉|对不起|對不起|不能|不可|无法|無法|没法|沒法|没办法|不了|不会|不會|不好意思|遗憾|遺憾|恕|难以|難以|不得|不到|办不|申し訳|すみません|ごめん|恐れ入|できな|でき(?:ま|か)|ません|ない|無理|残念|leid|entschuldig|verzeih|leider|kann\b.{0,80}\b(?:nicht|kein)|können\b.{0,80}\b(?:nicht|kein)|unmöglich|bedauer|désolé|pardon|excus|peux pas|peut pas|puis pas|pouvons pas|regrette|malheureus|siento|puedo|pued|podemos|perdón|disculp|lament|desgracia|извин|прост|сожал|жаль|не мо[гж]|нельзя|невозможн|не в состоянии|не удал|عذر|آسف|اعتذر|أعتذر|لا أستطيع|لا يمكن|لا نستطيع|سامح|للأسف|죄송|미안|유감|없|못|안타깝|dispiace|scus|posso|desculp|sinto|lamento|infeliz/iu;

/** A model speaks of itself. */
export const SELF =
  /\bas an? (?:ai|artificial intelligence|language model)\b|\bi(?:['’]m| am) (?:just )?an? (?:ai|language model)\b|language model|ai assistant|作为(?:一个|一名|一款)?(?:ai|人工智能|大?语言模型)|作為(?:一個)?(?:ai|人工智慧|語言模型)|(?:大|大型)?语言模型|語言模型|ai(?:として|アシスタント|言語モデル)|言語モデル|als (?:ki|künstliche intelligenz|sprachmodell)|ki-(?:assistent|sprachmodell|modell)|en tant qu['’](?:ia|intelligence artificielle|assistant|un modèle)|en tant que modèle|como (?:una? )?(?:ia|inteligencia artificial|modelo de lenguaje|modelo de linguagem)|языковая модель|как (?:ии|искусственный интеллект)|نموذج لغ|ذكاء اصطناعي|인공지능|언어 ?모델|modello linguistico/iu;

/** What says in a source that it is about such models. */
export const ABOUT_MODELS =
  /\b(?:ai|llm|ki|ia|ии)\b|language model|chatbot|artificial|人工智能|人工智慧|人工知能|语言模型|語言模型|言語モデル|sprachmodell|künstlich|artificiel|modèle|artificial|inteligencia|modelo|языков|искусствен|ذكاء|نموذج|인공지능|언어|gpt|assist|助手|アシスタント/iu;

/** A model speaks of translating, or asks for the text. */
export const ABOUT_TASK =
  /(?:text|sentence|content|passage|phrase)s? (?:that )?(?:you(?:['’]d| would)? (?:like|want|need|wish)|to (?:be )?translat)|please (?:provide|share|send|paste|give me)[^.]{0,60}translat|(?:help|assist) you with (?:the|this|your) translat|how (?:can|may) i (?:help|assist) you|请(?:提供|输入|发送|给出)[^。]{0,20}(?:翻译|文本|句子|原文)|請(?:提供|輸入)[^。]{0,20}(?:翻譯|文字|句子|原文)|翻訳(?:したい|する|してほしい)(?:文|テキスト)|zu übersetzende[nr]? (?:text|satz)|(?:text|satz)[^.]{0,30}übersetz(?:en|t) (?:soll|möchte|werden)|texte (?:à traduire|que vous (?:souhaitez|voulez))|texto (?:que (?:desea|quiere|deseas|quieres)[^.]{0,20}traduc|a traducir|para traducir)|текст[^.]{0,30}(?:для перевода|перевести|перевёл)|(?:النص|الجملة)[^.]{0,40}ترجم|번역(?:할|하고 싶은|이 필요한) (?:문장|텍스트|내용)/iu;

/** What says in a source that it is about translating. */
export const ABOUT_TRANSLATING =
  /translat|翻译|翻譯|翻訳|译|譯|訳|übersetz|tradu|перев[оеё]|ترجم|번역|help|assist|帮|幫|助|文本|原文|句子|手伝|helf|aid|ayud|помо|مساعد|도와|도움/iu;

/** A question is answered with yes or no, or with agreement, in small letters. */
export const ANSWER_BEGINNINGS =
  /^(?:yes|no|sure|certainly|of course|absolutely|i think|i believe|it depends|great question|good question|well,|是的|不是|不，|是，|对，|對，|当然|當然|好的|没问题|沒問題|可以[，。]|我认为|我認為|这取决于|はい|いいえ|もちろん|それは|ja[,.]|nein[,.]|natürlich|selbstverständlich|gute frage|oui[,.]|non[,.]|bien sûr|certainement|bonne question|sí[,.]|no[,.]|claro|por supuesto|buena pregunta|да[,.]|нет[,.]|конечно|хороший вопрос|نعم|لا،|بالطبع|بالتأكيد|네[,.]|예[,.]|아니요|물론)/iu;

const CHINESE_ASKING =
  /什么|什麼|甚么|甚麼|啥|谁|誰|哪|吗|嗎|呢|吧|几|幾|怎|为何|為何|何|如何|多少|多[大长長高远遠久]|是否|能否|可否|是不是|有没有|有沒有|会不会|會不會|能不能|要不要|好不好/u;

/** What makes a sentence a question in a language, where its mark is left out. */
export const ASKING: Readonly<Record<string, RegExp>> = {
  'zh-Hans': CHINESE_ASKING,
  'zh-Hant': CHINESE_ASKING,
  en: /\b(?:who|whom|whose|what|when|where|why|which|how|whether|if)\b/iu,
  ja: /か[。.」]?$|かな|かしら|なに|何|いつ|どこ|だれ|誰|なぜ|どう|どの|どれ|どちら|いくつ|いくら|の[。]?$/u,
  ko: /까|나요|가요|니[.]?$|무엇|뭐|왜|누구|누가|어디|언제|어떻|어느|몇|얼마/u,
  de: /(?<!\p{L})(?:wer|wen|wem|was|wie|wo|warum|wann|welche[rsnm]?|wieso|weshalb|wohin|woher|ob)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:qui|que|quoi|quand|où|comment|pourquoi|combien|quel(?:le)?s?|est-ce)(?!\p{L})/iu,
  es: /(?<!\p{L})(?:qué|quién(?:es)?|cuándo|dónde|cómo|cuánt[oa]s?|cuál(?:es)?|si)(?!\p{L})|¿/iu,
  ru: /(?<!\p{L})(?:кто|кого|кому|что|чего|как|где|когда|почему|зачем|сколько|как(?:ой|ая|ие|ое|ов)|куда|откуда|чей|ли)(?!\p{L})/iu,
  ar: /(?<!\p{L})(?:هل|ما|من|متى|أين|كيف|لماذا|كم|أي|ماذا)(?!\p{L})/u,
  it: /(?<!\p{L})(?:chi|che|cosa|quando|dove|come|perché|quant[oaie]|qual[ei]?|se)(?!\p{L})/iu,
  pt: /(?<!\p{L})(?:quem|que|quando|onde|como|por ?que|quant[oa]s?|qual|quais|se)(?!\p{L})/iu,
};

/** Requests and invitations that have the form of a question. */
export const REQUEST =
  /please|okay|\bok\b|right\?|wonder|nicht wahr|oder\?|n['’]est-ce pas|verdad|правда|не так ли|(?:could|would|can|will|won['’]t|may|might|shall) (?:you|we|i)\b|why (?:don['’]t|not)|how about|what about|mind |请|請|麻烦|麻煩|能不能|可以|能否|可否|好吗|好嗎|不如|要不|吧|ください|くれ|もらえ|いただけ|ましょ|ませんか|bitte|könn|würde|kann|möcht|wollen wir|s['’]il (?:vous|te)|pourr|pouv|peux|voudr|veux|puis-je|por favor|pod[ré]|pued|quier|пожалуйста|могли|можете|можешь|можно|давай|من فضلك|هل يمكن|هل تستطيع|주세요|주시|줄래|주실|할까요|ㄹ까요|per favore|potre|puoi|poder|pode/iu;
