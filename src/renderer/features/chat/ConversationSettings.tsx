import { useEffect, useEffectEvent, useRef, useState } from 'react';
import {
  Dialog,
  DialogTrigger,
  Heading,
  Input,
  Label,
  NumberField,
  Popover,
  Slider,
  SliderOutput,
  SliderThumb,
  SliderTrack,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Conversation, ConversationPatch } from '#shared/ipc/chat.ts';
import { MAX_SOURCE_CHARACTERS } from '#shared/limits.ts';
import { cx } from '../../ui/cx.ts';
import { SettingsIcon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './ConversationSettings.module.css';

const MAX_SEED = 2 ** 31 - 1;

export interface ConversationSettingsProps {
  conversation: Conversation;
  onChange: (patch: ConversationPatch) => void;
}

/** System text, temperature and seed of one conversation; they count from the next answer on. */
export function ConversationSettings({ conversation, onChange }: ConversationSettingsProps) {
  const { t } = useTranslation();
  return (
    <DialogTrigger>
      <IconButton label={t('chat.settings')}>
        <SettingsIcon />
      </IconButton>
      <Popover placement="bottom end" offset={4} className={cx(styles.popover)}>
        <Dialog className={cx(styles.dialog)}>
          <Heading slot="title" level={2} className={cx(styles.title)}>
            {t('chat.settings')}
          </Heading>
          <SystemField conversation={conversation} onChange={onChange} />
          <Slider
            className={cx(styles.field)}
            defaultValue={conversation.temperature}
            minValue={0}
            maxValue={2}
            step={0.1}
            onChangeEnd={(temperature) => {
              onChange({ temperature });
            }}
          >
            <div className={styles.row}>
              <Label>{t('chat.temperature')}</Label>
              <SliderOutput />
            </div>
            <SliderTrack className={cx(styles.track)}>
              <SliderThumb className={cx(styles.thumb)} />
            </SliderTrack>
            <Text slot="description" className={cx(styles.hint)}>
              {t('chat.temperatureHint')}
            </Text>
          </Slider>
          <NumberField
            className={cx(styles.field)}
            defaultValue={conversation.seed ?? Number.NaN}
            minValue={0}
            maxValue={MAX_SEED}
            formatOptions={{ useGrouping: false, maximumFractionDigits: 0 }}
            onChange={(seed) => {
              onChange({ seed: Number.isNaN(seed) ? null : seed });
            }}
          >
            <Label>{t('chat.seed')}</Label>
            <Input className={cx(styles.input)} placeholder={t('chat.seedRandom')} />
            <Text slot="description" className={cx(styles.hint)}>
              {t('chat.seedHint')}
            </Text>
          </NumberField>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function SystemField({ conversation, onChange }: ConversationSettingsProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(conversation.system ?? '');
  const saved = useRef(conversation.system);

  function save(): void {
    const system = text.trim() === '' ? null : text;
    if (system === saved.current) return;
    saved.current = system;
    onChange({ system });
  }
  // Whatever closes the settings.
  const leave = useEffectEvent(save);
  useEffect(
    () => () => {
      leave();
    },
    [],
  );

  return (
    <TextField
      className={cx(styles.field)}
      value={text}
      onChange={setText}
      onBlur={save}
      maxLength={MAX_SOURCE_CHARACTERS}
    >
      <Label>{t('chat.system')}</Label>
      <TextArea className={cx(styles.input, styles.area)} rows={3} dir="auto" />
      <Text slot="description" className={cx(styles.hint)}>
        {t('chat.systemHint')}
      </Text>
    </TextField>
  );
}
