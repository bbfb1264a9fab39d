import type { ModelAbout } from '../worker/modelTask.ts';

/** Every message of a dialog but the system's text, which may only come first. */
const TURNS = "{% for message in messages if message['role'] != 'system' %}";
const GIVEN_SYSTEM = "{% if messages and messages[0]['role'] == 'system' %}";

/**
 * BayLing's prompts as the Jinja that `tokenizer.chat_template` holds. They write what baylingV1.ts and baylingV3.ts
 * write, byte for byte; chooseTemplate.ts knows them by their system text.
 */
export const chatTemplates: Record<NonNullable<ModelAbout['template']>, string> = {
  'bayling-v1':
    '{{ bos_token }}' +
    GIVEN_SYSTEM +
    "{{ messages[0]['content'] }}" +
    '{% else %}' +
    "{{ 'I am an intelligent language assistant developed by the NLP Group of ICT/CAS.\\n" +
    'Below is a dialog consisting of instructions and responses. ' +
    "Write a response that completes the request.' }}" +
    "{% endif %}{{ '\\n\\n' }}" +
    TURNS +
    "{% if message['role'] == 'user' %}" +
    "{{ '### Instruction:\\n' + message['content'] + '\\n' }}" +
    '{% else %}' +
    "{{ '### Response:\\n' + message['content'] + eos_token + '\\n' }}" +
    '{% endif %}{% endfor %}' +
    "{% if add_generation_prompt %}{{ '### Response:\\n' }}{% endif %}",
  'bayling-v3':
    "{{ bos_token + '<|start_header_id|>system<|end_header_id|>\\n\\n' }}" +
    GIVEN_SYSTEM +
    "{{ messages[0]['content'] | trim }}" +
    '{% else %}' +
    "{{ 'I am BayLing developed by the NLP Group of ICT/CAS.' }}" +
    "{% endif %}{{ '<|eot_id|>' }}" +
    TURNS +
    "{{ '<|start_header_id|>' + message['role'] + '<|end_header_id|>\\n\\n' }}" +
    "{{ message['content'] | trim }}{{ '<|eot_id|>' }}" +
    '{% endfor %}' +
    '{% if add_generation_prompt %}' +
    "{{ '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}{% endif %}",
};
