"""The prompts of BayLing's v1 template, as the app writes them (src/core/prompt/baylingV1.ts and instructions.ts)."""

SYSTEM = (
    "I am an intelligent language assistant developed by the NLP Group of ICT/CAS.\n"
    "Below is a dialog consisting of instructions and responses. "
    "Write a response that completes the request."
)
INSTRUCTION = "\n### Instruction:\n"
RESPONSE = "\n### Response:\n"

LANGUAGE_NAMES = {
    "en": {"en": "English", "zh": "Chinese"},
    "zh": {"en": "英语", "zh": "中文"},
}


def translation(to: str, source: str, required=(), language: str = "en") -> str:
    """The instruction to translate `source` into `to`; `language` is the instruction's own."""
    name = LANGUAGE_NAMES[language][to]
    if language == "zh":
        words = f"\n确保包含这些词：{'、'.join(required)}" if required else ""
        return f"提供这句话的{name}翻译：{source}{words}"
    words = f"\nMake sure to include these words: {', '.join(required)}" if required else ""
    return f"Provide the {name} translation for this sentence: {source}{words}"
