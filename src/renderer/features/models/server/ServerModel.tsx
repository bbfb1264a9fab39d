import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import type { ServerForm } from './useServerForm.ts';

const MODEL_CHARACTERS = 500;

/** Which of the server's models: from its own list once it has answered, else by name. */
export function ServerModel({ form }: { form: ServerForm }) {
  const { t } = useTranslation();
  const { fields, answer, change, missing } = form;
  if (!answer || answer.models.length === 0) {
    return (
      <TextInput
        label={t('models.server.model')}
        description={t('models.server.modelHint')}
        problem={missing === 'model' ? t('models.server.modelMissing') : null}
        value={fields.model}
        onChange={(model) => {
          change({ model });
        }}
        maxLength={MODEL_CHARACTERS}
      />
    );
  }
  // What is in use stays to be seen where the server no longer has it.
  const names = [...new Set([fields.model, ...answer.models])];
  return (
    <SelectField
      label={t('models.server.model')}
      value={fields.model}
      choices={names.map((value) => ({
        value,
        label: value === '' ? t('models.server.noModel') : value,
      }))}
      onChange={(model) => {
        change({ model });
      }}
    />
  );
}
