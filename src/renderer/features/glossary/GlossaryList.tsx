import { useTranslation } from 'react-i18next';
import { Button, SwitchButton, SwitchField } from 'react-aria-components';
import type { Glossary } from '#shared/ipc/glossary.ts';
import { cx } from '../../ui/cx.ts';
import switches from '../../ui/Switch.module.css';
import styles from './GlossaryList.module.css';
import { pairWords } from './glossaryWords.ts';
import type { GlossaryActions } from './useGlossaryActions.ts';

export interface GlossaryListProps {
  glossaries: readonly Glossary[];
  chosen: number | null;
  actions: GlossaryActions;
  onChoose: (id: number) => void;
}

/** The glossaries: which is looked at, and which are used. */
export function GlossaryList({ glossaries, chosen, actions, onChoose }: GlossaryListProps) {
  const { t, i18n } = useTranslation();
  return (
    <ul className={styles.list} aria-label={t('glossary.label')}>
      {glossaries.map((glossary) => {
        const { id, name, enabled, terms } = glossary;
        return (
          <li key={id} className={cx(styles.row, id === chosen && styles.chosen)}>
            <Button
              className={cx(styles.button)}
              {...(id === chosen && { 'aria-current': true })}
              onPress={() => {
                onChoose(id);
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Delete' && event.key !== 'Backspace') return;
                actions.remove(glossary);
              }}
            >
              <span className={styles.name} dir="auto">
                {name}
              </span>
              <span className={styles.facts}>
                {pairWords(glossary, t, i18n.language)} · {t('glossary.count', { count: terms })}
              </span>
            </Button>
            <SwitchField
              isSelected={enabled}
              aria-label={t('glossary.on', { name })}
              onChange={(isOn) => {
                actions.enable(id, isOn);
              }}
            >
              <SwitchButton className={cx(switches.switch, styles.switch)}>
                <span className={switches.track} />
              </SwitchButton>
            </SwitchField>
          </li>
        );
      })}
    </ul>
  );
}
