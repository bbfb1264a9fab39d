/** The hub that BayLing's authors publish on. Apart from the schemas, as the window needs it too. */
export const HUB_ADDRESS = 'https://huggingface.co';
