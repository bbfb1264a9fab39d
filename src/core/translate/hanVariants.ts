/** Frequent characters that one writing has and the other does not, in pairs. */
const SIMPLIFIED =
  '这个来们说时会对过为国发还没开问题现见长马门车东书电话语请让认识记论设计许证该谁谢读课谈调讲译词试诉' +
  '爱应当实际经给结线级约红纪纸组织终统绝继续维细头学业乐习买卖华单网区医师带帮广庆库张归录总战户报护担' +
  '择换据损摄数断无旧显术机杀权条极构枪标树样检楼气汉汤沟泪济测湾满灭灯热爷状独环产画疗监盘离种积稳竞笔' +
  '简类粮紧纯罗罚义职联脑脚脸艺节药营虽虫补装觉观规视览订训讯贝负财责败货质贫购贯贵费资赏赛赵赶转轮软轻较' +
  '辆输边达迁运进远违连迟适选递遗邮郑释鉴针钟钢钱铁银错锁镇闭闲间闻阅队阳阴阵阶陆险随难雾静韩页顶项顺' +
  '须预领频颜额风飞饭饮馆驱验惊骑鱼鸟鸡鸣麦黄点齐龙龟亚亲亿仅从仓优伟传伤伦体侠债倾儿党兰关兴养内写军农' +
  '冲决况冻净减几凤击刘则刚创删别办务动劳势勋劝双变号叶吓吗听启员响喷团园围图圆场坏块坚坛坟垄执扩扫扬';
const TRADITIONAL =
  '這個來們說時會對過為國發還沒開問題現見長馬門車東書電話語請讓認識記論設計許證該誰謝讀課談調講譯詞試訴' +
  '愛應當實際經給結線級約紅紀紙組織終統絕繼續維細頭學業樂習買賣華單網區醫師帶幫廣慶庫張歸錄總戰戶報護擔' +
  '擇換據損攝數斷無舊顯術機殺權條極構槍標樹樣檢樓氣漢湯溝淚濟測灣滿滅燈熱爺狀獨環產畫療監盤離種積穩競筆' +
  '簡類糧緊純羅罰義職聯腦腳臉藝節藥營雖蟲補裝覺觀規視覽訂訓訊貝負財責敗貨質貧購貫貴費資賞賽趙趕轉輪軟輕較' +
  '輛輸邊達遷運進遠違連遲適選遞遺郵鄭釋鑑針鐘鋼錢鐵銀錯鎖鎮閉閒間聞閱隊陽陰陣階陸險隨難霧靜韓頁頂項順' +
  '須預領頻顏額風飛飯飲館驅驗驚騎魚鳥雞鳴麥黃點齊龍龜亞親億僅從倉優偉傳傷倫體俠債傾兒黨蘭關興養內寫軍農' +
  '衝決況凍淨減幾鳳擊劉則剛創刪別辦務動勞勢勳勸雙變號葉嚇嗎聽啟員響噴團園圍圖圓場壞塊堅壇墳壟執擴掃揚';

const simplified = new Set(SIMPLIFIED);
const traditional = new Set(TRADITIONAL);

/** How many characters of a text only one of the writings of Chinese has. */
export function countVariants(text: string): { simplified: number; traditional: number } {
  const counts = { simplified: 0, traditional: 0 };
  for (const character of text) {
    if (simplified.has(character)) counts.simplified++;
    else if (traditional.has(character)) counts.traditional++;
  }
  return counts;
}

/** How Chinese text is written; simplified where its characters do not tell. */
export function hanVariant(text: string): 'zh-Hans' | 'zh-Hant' {
  const counts = countVariants(text);
  return counts.traditional > counts.simplified ? 'zh-Hant' : 'zh-Hans';
}
