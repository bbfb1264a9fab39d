import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermFields } from '#shared/ipc/glossary.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { directionOf, type Sides } from '../../../ui/sides.ts';
import { TextInput } from '../../../ui/TextInput.tsx';
import { lacking, MATCHES } from './termFields.ts';
import styles from './TermForm.module.css';
import { useTermLabels } from './useTermLabels.ts';

const WORD_CHARACTERS = 1000;
const NOTE_CHARACTERS = 2000;

export interface TermFormProps {
  label: string;
  initial: TermFields;
  sides: Sides;
  languages: { from: string; to: string };
  words: { save: string; cancel: string };
  /** Says whether it is saved; a form that `staysOpen` is then empty for the next. */
  onSave: (fields: TermFields) => Promise<boolean>;
  staysOpen?: boolean;
  onClose: () => void;
}

/** A term to write: Enter saves it, Escape does not. */
export function TermForm(props: TermFormProps) {
  const { label, initial, sides, languages, words, onSave, staysOpen = false, onClose } = props;
  const { t } = useTranslation();
  const labels = useTermLabels(languages);
  const [fields, setFields] = useState(initial);
  const [problem, setProblem] = useState<'source' | 'target' | null>(null);
  const sourceInput = useRef<HTMLInputElement>(null);
  const targetInput = useRef<HTMLInputElement>(null);
  const { source, target, note, match, caseSensitive, forbidden } = fields;

  function change(part: Partial<TermFields>): void {
    setFields({ ...fields, ...part });
    setProblem(null);
  }
  async function save(): Promise<void> {
    const lacks = lacking(fields);
    setProblem(lacks);
    if (lacks) {
      (lacks === 'source' ? sourceInput : targetInput).current?.focus();
      return;
    }
    if (!(await onSave({ ...fields, source: source.trim(), target: target.trim() }))) return;
    if (!staysOpen) onClose();
    else {
      // How the next one is found is most often the same.
      setFields({ ...fields, source: '', target: '', note: '' });
      sourceInput.current?.focus();
    }
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onClose();
  }
  const enter = { onEnter: () => void save() };
  return (
    <div className={styles.form} role="group" aria-label={label} onKeyDown={onKeyDown}>
      <TextInput
        {...enter}
        label={labels.source}
        value={source}
        onChange={(source) => {
          change({ source });
        }}
        maxLength={WORD_CHARACTERS}
        input={sourceInput}
        lang={sides.source.lang}
        dir={directionOf(sides.source, source)}
        autoFocus
        problem={problem === 'source' ? t('glossary.terms.needsSource') : null}
        {...(forbidden && { description: t('glossary.terms.everywhereHint') })}
      />
      <TextInput
        {...enter}
        label={forbidden ? t('glossary.terms.avoid') : labels.target}
        value={target}
        onChange={(target) => {
          change({ target });
        }}
        maxLength={WORD_CHARACTERS}
        input={targetInput}
        lang={sides.target.lang}
        dir={directionOf(sides.target, target)}
        problem={
          problem === 'target'
            ? t(forbidden ? 'glossary.terms.needsAvoided' : 'glossary.terms.needsTarget')
            : null
        }
      />
      <TextInput
        {...enter}
        label={t('glossary.terms.note')}
        value={note}
        onChange={(note) => {
          change({ note });
        }}
        maxLength={NOTE_CHARACTERS}
      />
      <SelectField
        label={t('glossary.terms.match')}
        value={match}
        choices={MATCHES.map((value) => ({ value, label: t(`glossary.terms.matches.${value}`) }))}
        onChange={(match) => {
          change({ match });
        }}
        description={t(`glossary.terms.matchHints.${match}`)}
      />
      <div className={styles.foot}>
        <div className={styles.checks}>
          <Checkbox
            isSelected={caseSensitive}
            onChange={(caseSensitive) => {
              change({ caseSensitive });
            }}
          >
            {t('glossary.terms.caseSensitive')}
          </Checkbox>
          <Checkbox
            isSelected={forbidden}
            onChange={(forbidden) => {
              change({ forbidden });
            }}
          >
            {t('glossary.terms.forbidden')}
          </Checkbox>
        </div>
        <Button onPress={onClose}>{words.cancel}</Button>
        <Button look="primary" onPress={() => void save()}>
          {words.save}
        </Button>
      </div>
    </div>
  );
}
