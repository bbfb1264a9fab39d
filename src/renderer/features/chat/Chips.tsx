import { useState } from 'react';
import {
  Dialog,
  DialogTrigger,
  Form,
  Input,
  Label,
  Popover,
  TextField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import styles from './Chips.module.css';

const REQUESTS = ['formal', 'casual', 'shorter', 'literal', 'explain', 'alternatives'] as const;

export interface ChipsProps {
  /** They keep the focus then, which would be lost otherwise. */
  isDisabled: boolean;
  /** Each is a turn like one that was typed. */
  onSend: (text: string) => void;
}

/** What one often asks of a translation, a press away. */
export function Chips({ isDisabled, onSend }: ChipsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.chips} role="group" aria-label={t('chat.chips')}>
      {REQUESTS.map((name) => (
        <Button
          key={name}
          aria-disabled={isDisabled}
          onPress={() => {
            if (!isDisabled) onSend(t(`chat.ask.${name}`));
          }}
        >
          {t(`chat.chip.${name}`)}
        </Button>
      ))}
      <TermChip isDisabled={isDisabled} onSend={onSend} />
    </div>
  );
}

function TermChip({ isDisabled, onSend }: ChipsProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [term, setTerm] = useState('');
  const [old, setOld] = useState('');

  function send(): void {
    const [use, instead] = [term.trim(), old.trim()];
    if (use === '') return;
    onSend(
      instead === '' ? t('chat.ask.term', { use }) : t('chat.ask.termInstead', { use, instead }),
    );
    setOpen(false);
    setTerm('');
    setOld('');
  }

  return (
    <DialogTrigger
      isOpen={isOpen}
      onOpenChange={(opens) => {
        setOpen(opens && !isDisabled);
      }}
    >
      <Button aria-disabled={isDisabled}>{t('chat.chip.term')}</Button>
      <Popover placement="top start" offset={4} className={cx(styles.popover)}>
        <Dialog aria-label={t('chat.chip.term')}>
          <Form
            className={cx(styles.form)}
            onSubmit={(event) => {
              event.preventDefault();
              send();
            }}
          >
            <TextField className={cx(styles.field)} value={term} onChange={setTerm} autoFocus>
              <Label>{t('chat.term.use')}</Label>
              <Input className={cx(styles.input)} />
            </TextField>
            <TextField className={cx(styles.field)} value={old} onChange={setOld}>
              <Label>{t('chat.term.instead')}</Label>
              <Input className={cx(styles.input)} />
            </TextField>
            <Button type="submit" look="primary" isDisabled={term.trim() === ''}>
              {t('chat.send')}
            </Button>
          </Form>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
