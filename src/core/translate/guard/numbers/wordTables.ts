/** Number words in small letters by their value, stems with a star; those of dozens and decades, which multiply what stands before
 * them, have it negative; cardinal and ordinal ones as far as they are frequent. */
export const NUMBER_WORDS: readonly (readonly [number, string])[] = [
  [0, 'zero null cero zéro zero ноль нуля صفر'],
  [
    1,
    'one first once eins erste* un une premier* première* uno una primer* один одна одно перв* واحد* أول* 하나 첫*',
  ],
  [
    2,
    'two second* twice zwei zweite* deux deuxième* dos segund* due second* dois duas два две двух втор* اثنان اثنين ثان* 둘',
  ],
  [
    3,
    'three third* drei dritte* trois troisième* tres tercer* tre terz* três terceir* три трёх трех трет* ثلاث* ثالث* 셋',
  ],
  [
    4,
    'four fourth* vier vierte* quatre quatrième* cuatro cuart* quattro quatro quart* четыре четырёх четырех четверт* أربع* رابع* 넷',
  ],
  [
    5,
    'five fifth* fünf fünfte* cinq cinquième* cinco quint* cinque пять пяти пят* خمس* خامس* 다섯',
  ],
  [6, 'six sixth* sechs sechste* sixième* seis sext* sei шесть шести шест* ست* سادس* 여섯'],
  [
    7,
    'seven seventh* sieben siebte* siebente* sept septième* siete séptim* sette sete семь семи седьм* سبع* سابع* 일곱',
  ],
  [
    8,
    'eight eighth* acht achte* huit huitième* ocho octav* otto oito восемь восьми восьм* ثمان* ثامن* 여덟',
  ],
  [
    9,
    'nine ninth* neun neunte* neuf neuvième* nueve noven* nove девять девяти девят* تسع* تاسع* 아홉',
  ],
  [
    10,
    'ten tenth* zehn zehnte* dix dixième* diez décim* dieci dez десять десяти десят* عشر عشرة عاشر* 열',
  ],
  [11, 'eleven eleventh* elf elfte* onze onzième* once undécim* undici одиннадцат*'],
  [12, 'twelve twelfth* zwölf zwölfte* douze douzième* doce dodici doze двенадцат*'],
  [13, 'thirteen* dreizehn* treize* trece* tredici* treze тринадцат*'],
  [14, 'fourteen* vierzehn* quatorze* catorce* quattordici* четырнадцат*'],
  [15, 'fifteen* fünfzehn* quinze* quince* quindici* пятнадцат*'],
  [16, 'sixteen* sechzehn* seize* dieciséis* sedici* dezesseis dezasseis шестнадцат*'],
  [17, 'seventeen* siebzehn* diecisiete diciassette* dezessete семнадцат*'],
  [18, 'eighteen* achtzehn* dieciocho diciotto* dezoito восемнадцат*'],
  [19, 'nineteen* neunzehn* diecinueve diciannove* dezenove девятнадцат*'],
  [20, 'twenty twentieth* zwanzig* vingt* veinte vigésim* venti vinte двадцат* عشرون عشرين 스물'],
  [
    30,
    'thirty thirtieth* dreißig* trente trentième* treinta trenta trinta тридцат* ثلاثون ثلاثين 서른',
  ],
  [40, 'forty fortieth* vierzig* quarante* cuarenta quaranta quarenta сорок* أربعون أربعين 마흔'],
  [
    50,
    'fifty fiftieth* fünfzig* cinquante* cincuenta cinquanta cinquenta пятьдесят* пятидесят* خمسون خمسين 쉰',
  ],
  [
    60,
    'sixty sixtieth* sechzig* soixante* sesenta sessanta sessenta шестьдесят* шестидесят* ستون ستين 예순',
  ],
  [
    70,
    'seventy seventieth* siebzig* setenta settanta septante семьдесят* семидесят* سبعون سبعين 일흔',
  ],
  [
    80,
    'eighty eightieth* achtzig* ochenta ottanta oitenta восемьдесят* восьмидесят* ثمانون ثمانين 여든',
  ],
  [90, 'ninety ninetieth* neunzig* noventa novanta nonante девяност* تسعون تسعين 아흔'],
  [
    100,
    'century centuries hundred* hundert* cent cents centième* cien ciento* cento centinai* cem сто ста сотн* مائة مئة مائتان مئتين',
  ],
  [200, 'doscient* duecento duzentos двести двухсот'],
  [300, 'trescient* trecento trezentos триста трёхсот трехсот'],
  [400, 'cuatrocient* quattrocento quatrocentos четыреста'],
  [500, 'quinient* cinquecento quinhentos пятьсот пятисот'],
  [600, 'seiscient* seicento seiscentos шестьсот'],
  [700, 'setecient* settecento setecentos семьсот'],
  [800, 'ochocient* ottocento oitocentos восемьсот'],
  [900, 'novecient* novecento novecentos девятьсот'],
  [1000, 'thousand* tausend* mille milliers mil miles mila тысяч* тыс ألف آلاف ألفا الف'],
  [1e5, 'lakh* लाख'],
  [
    1e6,
    'million* millionen mio millón millones milion* milione* milhão milhões миллион* млн مليون ملايين مليونا',
  ],
  [1e7, 'crore* करोड़'],
  [
    1e9,
    'billion bn billions milliard* mrd miliard* miliardo bilhão bilhões миллиард* млрд مليار* بليون',
  ],
  [1e12, 'trillion* billón billones billionen триллион* трлн تريليون'],
  [-12, 'dozen* dutzend* douzaine* docena* dozzin* dúzia* дюжин* دزينة'],
  [-10, 'decade* décennie* jahrzehnt* década* decenni* десятилет* عقد عقود'],
];
