import { useId } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Settings } from '#shared/ipc/settings.ts';
import { GUARD_CHECKS } from '#shared/segmentFlags.ts';
import { cx } from '../../../ui/cx.ts';
import { ChevronIcon } from '../../../ui/icons.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { useSettings } from '../../shell/settingsContext.ts';
import styles from './StyleButton.module.css';

export interface GuardSettingsProps {
  onChange: (patch: Partial<Settings>) => void;
}

/** Whether the translation memory is used, and which checks of the output guard are on. */
export function GuardSettings({ onChange }: GuardSettingsProps) {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const { guardOff, memoryFills } = settings;
  const headingId = useId();
  return (
    <div className={styles.fields}>
      <Switch
        isSelected={memoryFills}
        description={t('style.memoryFillsHint')}
        onChange={(isOn) => {
          onChange({ memoryFills: isOn });
        }}
      >
        {t('style.memoryFills')}
      </Switch>
      <Disclosure>
        <Heading level={3} className={cx(styles.title)}>
          <Button slot="trigger" className={cx(styles.disclose)}>
            <span id={headingId}>{t('style.checks')}</span>
            <span className={styles.count}>
              {t('style.checksOn', {
                on: GUARD_CHECKS.length - guardOff.length,
                total: GUARD_CHECKS.length,
              })}
            </span>
            <ChevronIcon />
          </Button>
        </Heading>
        <DisclosurePanel className={cx(styles.checks)} aria-labelledby={headingId}>
          {GUARD_CHECKS.map((check) => (
            <Switch
              key={check}
              isSelected={!guardOff.includes(check)}
              description={t(`style.check.${check}.hint`)}
              onChange={(isOn) => {
                const others = guardOff.filter((each) => each !== check);
                onChange({ guardOff: isOn ? others : [...others, check] });
              }}
            >
              {t(`style.check.${check}.name`)}
            </Switch>
          ))}
        </DisclosurePanel>
      </Disclosure>
    </div>
  );
}
