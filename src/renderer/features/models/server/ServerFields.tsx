import { useTranslation } from 'react-i18next';
import { MAX_ADDRESS_CHARACTERS } from '#shared/limits.ts';
import { request } from '../../../ipc/client.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import styles from '../ModelsView.module.css';
import { SecretField } from '../SecretField.tsx';
import { NumberInput } from './NumberInput.tsx';
import { ServerModel } from './ServerModel.tsx';
import type { ServerForm } from './useServerForm.ts';

const KEY = {
  has: async () => (await request('server.hasKey', null)).hasKey,
  set: async (key: string | null) => (await request('server.setKey', { key })).hasKey,
};
const PROMPTS = {
  chat: 'models.server.promptsChat',
  'bayling-v1': 'models.server.promptsBaylingV1',
  'bayling-v3': 'models.server.promptsBaylingV3',
} as const;
const PROMPT_KINDS = ['chat', 'bayling-v1', 'bayling-v3'] as const;

/** Which server, which of its models, and how it is asked. */
export function ServerFields({ form }: { form: ServerForm }) {
  const { t } = useTranslation();
  const { fields, change, missing } = form;
  return (
    <div className={styles.form}>
      <TextInput
        label={t('models.server.address')}
        description={t('models.server.addressHint')}
        problem={missing === 'address' ? t('models.server.addressInvalid') : null}
        value={fields.address}
        onChange={(address) => {
          change({ address });
        }}
        onEnter={form.test}
        maxLength={MAX_ADDRESS_CHARACTERS}
      />
      <SecretField
        routes={KEY}
        words={{
          label: t('models.server.key'),
          hint: t('models.server.keyHint'),
          kept: t('models.server.keyKept'),
          save: t('models.server.keySave'),
          forget: t('models.server.keyForget'),
        }}
      />
      <ServerModel form={form} />
      <SelectField
        label={t('models.server.prompts')}
        value={fields.prompts}
        description={t(
          fields.prompts === 'chat' ? 'models.server.promptsHint' : 'models.server.promptsOwnHint',
        )}
        choices={PROMPT_KINDS.map((value) => ({ value, label: t(PROMPTS[value]) }))}
        onChange={(prompts) => {
          change({ prompts });
        }}
      />
      <NumberInput
        label={t('models.server.parallel')}
        value={fields.parallel}
        min={1}
        max={64}
        onChange={(parallel) => {
          change({ parallel });
        }}
      />
      <NumberInput
        label={t('models.server.contextSize')}
        value={fields.contextSize}
        min={512}
        max={1 << 20}
        onChange={(contextSize) => {
          change({ contextSize });
        }}
      />
    </div>
  );
}
