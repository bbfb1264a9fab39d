import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HUB_ADDRESS } from '#shared/hubAddress.ts';
import { MAX_ADDRESS_CHARACTERS } from '#shared/limits.ts';
import { request } from '../../../ipc/client.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import { useSettings } from '../../shell/settingsContext.ts';
import styles from '../ModelsView.module.css';
import { SecretField } from '../SecretField.tsx';
import { Section } from '../Section.tsx';
import { isServerAddress } from '../server/destination.ts';

const TOKEN = {
  has: async () => (await request('models.hasToken', null)).hasToken,
  set: async (token: string | null) => (await request('models.setToken', { token })).hasToken,
};

/** Where models are downloaded from by name, and with whose permission. */
export function DownloadSettings() {
  const { t } = useTranslation();
  return (
    <Section title={t('models.downloads.title')}>
      <div className={styles.form}>
        <HubAddress />
        <SecretField
          routes={TOKEN}
          words={{
            label: t('models.downloads.token'),
            hint: t('models.downloads.tokenHint'),
            kept: t('models.downloads.tokenKept'),
            save: t('models.downloads.tokenSave'),
            forget: t('models.downloads.tokenForget'),
          }}
        />
      </div>
    </Section>
  );
}

function HubAddress() {
  const { t } = useTranslation();
  const { settings, update } = useSettings();
  const [text, setText] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const shown = text ?? settings.hubAddress;

  function save(): void {
    const address = shown.trim();
    const isGood = isServerAddress(address);
    setWrong(!isGood);
    if (!isGood) return;
    if (address !== settings.hubAddress) update({ hubAddress: address });
    setText(null);
  }
  return (
    <TextInput
      label={t('models.downloads.hub')}
      description={t('models.downloads.hubHint')}
      problem={isWrong ? t('models.downloads.hubInvalid') : null}
      value={shown}
      onChange={(next) => {
        setText(next);
        setWrong(false);
      }}
      onEnter={save}
      onBlur={save}
      maxLength={MAX_ADDRESS_CHARACTERS}
    >
      {settings.hubAddress !== HUB_ADDRESS && (
        <Button
          onPress={() => {
            setText(null);
            setWrong(false);
            update({ hubAddress: HUB_ADDRESS });
          }}
        >
          {t('models.downloads.hubReset', { address: new URL(HUB_ADDRESS).host })}
        </Button>
      )}
    </TextInput>
  );
}
