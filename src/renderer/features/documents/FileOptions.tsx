import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import menu from '../../ui/ChoiceMenu.module.css';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { CheckIcon, SettingsIcon } from '../../ui/icons.tsx';
import { useSettings } from '../shell/settingsContext.ts';
import styles from './Queue.module.css';

const OPTIONS = {
  pdfAs: {
    label: 'files.options.pdfAs.label',
    choices: [
      { value: 'docx', label: 'files.options.pdfAs.docx' },
      { value: 'html', label: 'files.options.pdfAs.html' },
    ],
  },
  textEncoding: {
    label: 'files.options.textEncoding.label',
    choices: [
      { value: 'kept', label: 'files.options.textEncoding.kept' },
      { value: 'utf8', label: 'files.options.textEncoding.utf8' },
    ],
  },
} as const;
type Option = keyof typeof OPTIONS;

/** How files that are added from now on are written. */
export function FileOptions() {
  const { t } = useTranslation();
  return (
    <MenuTrigger>
      <IconButton label={t('files.options.label')}>
        <SettingsIcon />
      </IconButton>
      <Popover placement="bottom end" offset={4} className={cx(menu.popover)}>
        <Menu className={cx(menu.menu)} aria-label={t('files.options.label')}>
          <OptionSection option="pdfAs" />
          <OptionSection option="textEncoding" />
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function OptionSection({ option }: { option: Option }) {
  const { t } = useTranslation();
  const { settings, update } = useSettings();
  const { label, choices } = OPTIONS[option];
  const chosen = settings[option];
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const next = choices.find(({ value }) => keys !== 'all' && keys.has(value));
        if (next) update({ [option]: next.value });
      }}
    >
      <Header className={styles.saveHint}>{t(label)}</Header>
      {choices.map((choice) => (
        <MenuItem
          key={choice.value}
          id={choice.value}
          textValue={t(choice.label)}
          className={cx(menu.item)}
        >
          {t(choice.label)}
          {choice.value === chosen && <CheckIcon />}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
