export const error = {
  model_none: '在 {{folder}} 中没有找到模型文件。您的文字已保留。请选择一个 GGUF 文件来翻译。',
  model_notFound: '模型文件 {{path}} 已不在原处。您的文字已保留。请放回后重试，或选择其他模型。',
  model_isFolder: '{{path}} 是文件夹，不是模型文件。您的文字已保留。请选择其中的 GGUF 文件。',
  model_unreadable:
    '无法读取模型文件 {{path}}（{{reason}}）。您的文字已保留。请检查权限后重试，或选择其他模型。',
  model_empty: '模型文件 {{path}} 是空的。您的文字已保留。请重新下载，或选择其他模型。',
  model_notGguf: '{{path}} 不是 GGUF 模型。文件没有被改动。请选择以 .gguf 结尾的文件。',
  model_truncated:
    '模型文件 {{path}} 不完整：只有 {{actual}}，应为 {{expected}}。您的文字已保留。请重新下载，或选择其他模型。',
  model_damaged:
    '模型文件 {{path}} 已损坏（{{reason}}）。您的文字已保留。请重新下载，或选择其他模型。',
  model_unsupported:
    '{{path}} 中的模型类型（{{architecture}}）本应用无法运行。您的文字已保留。请选择其他模型。',
  model_tooBig:
    '模型 {{path}} 需要 {{needed}} 内存，目前可用 {{available}}，最大可运行 {{fits}} 的模型。您的文字已保留。请关闭其他程序后重试，或选择较小的模型。',
  convert_invalid:
    '无法转换 {{path}}（{{reason}}）。没有写入任何文件。请选择发布时的完整 LLaMA 模型文件夹。',
  download_denied:
    '没有下载 {{repository}} 的权限。已下载的内容已保留。请打开它的网页接受条款，然后在“下载设置”中填写访问令牌。',
  download_notFound: '在 {{address}} 没有找到可下载的内容。已下载的内容已保留。请检查名称或地址。',
  download_failed:
    '从 {{address}} 的下载中断（{{reason}}）。已下载的部分已保留。请检查网络后点“继续”。',
  download_mismatch:
    '从 {{address}} 下载的内容与公布的不符（{{reason}}）。该文件已丢弃，其他内容没有改动。请重试，或换一个镜像。',
  disk_tooSmall:
    '{{path}} 所在的磁盘需要 {{needed}} 空间，目前可用 {{available}}。没有丢失任何内容。请腾出空间后点“继续”或重试。',
  quantize_failed:
    '无法缩小 {{path}}（{{reason}}）。原文件没有改动，也没有写入任何文件。请选择其他大小。',
  worker_died: '对 {{path}} 的处理意外中止，可能是内存不足。原文件没有改动。请关闭其他程序后重试。',
  catalog_unknown:
    '“{{source}}” 不是可以添加的模型。没有任何改动。请输入“所有者/仓库”，或 GGUF 文件的地址。',
  catalog_noModel:
    '{{source}} 中没有可用的模型：既没有 GGUF 文件，也没有 LLaMA 模型的权重。没有任何改动。请另选一个。',
  install_noBase:
    '{{model}} 只公布了与 {{base}} 的差值，您需要先有后者。没有任何改动。请选择 {{base}} 的 Hugging Face 文件夹。',
  server_unreachable:
    '服务器 {{address}} 没有应答（{{reason}}）。已译出的部分已保留。请检查它是否在运行后重试，或关闭服务器，改在本机翻译。',
  server_denied:
    '服务器 {{address}} 拒绝了密钥。已译出的部分已保留。请在服务器设置中填写正确的密钥。',
  server_failed:
    '服务器 {{address}} 无法完成应答（{{reason}}）。已译出的部分已保留。请重试，或检查服务器设置。',
  server_noModel:
    '服务器 {{address}} 上没有名为“{{model}}”的模型。没有发送要翻译的内容。请选择它已有的模型。',
  secrets_unavailable: '本机没有可安全保存它的密钥串。它只在本次运行中使用，不会保存。',
  engine_died: '翻译引擎意外停止。已译出的部分已保留。请重试，引擎会自动重新启动。',
  engine_failed: '模型无法继续（{{reason}}）。已译出的部分已保留。请重试，或选择其他模型。',
  text_empty: '还没有要翻译的文字。没有任何改动。请输入或粘贴文字。',
  text_window:
    '文中有一段无法拆分，长度超过模型 {{window, number}} 个词元的窗口。您的文字已保留。请把它分成较短的行。',
  text_tooLong:
    '这条消息有 {{message, number}} 个词元，模型 {{window, number}} 个词元的窗口放不下它和回答。消息没有发送，您的文字已保留。请缩短，或分几条发送。',
  language_unknown: '无法识别语言“{{language}}”。您的文字已保留。请从列表中选择其他语言。',
  translation_gone: '这条译文已不在当前窗口中，因此未作任何更改。您可以在历史记录中重新打开它。',
  glossary_gone: '该术语表或术语已不存在，未作任何更改。请刷新列表后再试。',
  glossary_invalid:
    '无法将 {{path}} 用作术语表：{{reason}}。未导入任何术语。请选择 CSV、TSV 或 TBX 文件。',
  memory_invalid:
    '未能完整读取 {{path}}：{{reason}}。在此之前的 {{added}} 条句对已导入并保留；请修复文件后重新导入。',
  history_notDatabase:
    '历史文件 {{path}} 不是历史数据库。文件没有被改动，翻译功能正常。请将它移走并重启，以新建历史记录。',
  history_readOnly:
    '历史文件 {{path}} 无法写入。已有内容安全，新的翻译不会保存。请将其设为可写后重启。',
  history_newer:
    '历史文件 {{path}} 来自较新版本的应用（{{fileVersion, number}}，本应用支持到 {{appVersion, number}}）。文件没有被改动。请更新应用后使用。',
  history_locked: '历史文件 {{path}} 正被其他程序使用。已有内容安全。请关闭该程序后重试。',
  history_damaged:
    '历史文件 {{path}} 已损坏（{{reason}}）。文件没有被改动，翻译功能正常。请将它移走并重启，以新建历史记录。',
  file_notFound: '找不到文件 {{path}}。没有任何改动。请检查文件名后重试。',
  file_unreadable: '无法读取文件 {{path}}（{{reason}}）。没有任何改动。请检查权限后重试。',
  file_unwritable: '无法写入文件 {{path}}（{{reason}}）。没有任何改动。请检查权限，或换一个位置。',
  file_exists: '文件 {{path}} 已存在，没有被改动。请换一个名称。',
  document_unsupported: '无法翻译 {{path}}。文件没有改动。请选择文档、文本或字幕文件。',
  document_encrypted: '{{path}} 有密码保护。文件没有改动。请先去掉密码再添加。',
  document_damaged:
    '无法读取 {{path}}：文件已损坏，或内容与扩展名不符。文件没有改动。请用原来的程序打开并另存，再重新添加。详情：{{reason}}。',
  document_tooBig:
    '{{path}} 太大：文件本身、其中压缩的内容或读取所需的内存超过 {{limit}}。文件没有改动。请分成几部分翻译。',
  document_noText: '{{path}} 中没有可以翻译的文字。文件没有改动。',
  document_scanned:
    '{{path}} 是扫描的图片，没有文字。文件没有改动。请先做文字识别（OCR），再重新添加。',
  document_notFile: '{{path}} 不是普通文件。请选择一个文档。',
  document_gone: '{{path}} 待翻译的副本不见了。原文件没有改动。请重新添加。',
  import_invalid:
    '无法导入 {{path}}（{{reason}}）。没有导入任何内容，历史记录没有改动。请选择由 BayLing 导出的 JSON 文件。',
  disk_full: '{{path}} 所在的磁盘已满。此前保存的内容安全，这次的改动未能保存。请腾出空间后重试。',
  usage_invalid: '无法执行（{{problem}}）。没有任何改动。请检查输入后重试。',
  request_invalid:
    '窗口发出了应用无法理解的请求（{{problem}}）。没有任何改动。请重试；若仍出现，请重启应用。',
  request_forbidden: '窗口发出了不被允许的请求（{{route}}）。没有任何改动。请重启应用。',
  internal: '出现意外问题（{{reason}}）。您的文字已保留。请重试；若仍出现，请重启应用。',
};
