import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/cx.ts';
import { KeyboardIcon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { keys } from '../../ui/keys.ts';
import styles from './ShortcutsHelp.module.css';

const ORDER = [
  'showTranslator',
  'showChat',
  'showFiles',
  'showModels',
  'showGlossary',
  'showMemory',
  'newChat',
  'translate',
  'stop',
  'nextPair',
  'previousPair',
  'editSentence',
  'acceptSentence',
  'retranslate',
  'alternatives',
  'backTranslate',
  'refine',
  'copy',
  'swap',
  'source',
  'search',
  'toggleHistory',
  'addFiles',
  'open',
  'accept',
  'save',
  'delete',
  'help',
] as const satisfies (keyof typeof keys)[];

export interface ShortcutsHelpProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

export function ShortcutsHelp({ isOpen, onOpenChange }: ShortcutsHelpProps) {
  const { t } = useTranslation();
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <IconButton label={t('topBar.shortcuts')} shortcut={keys.help}>
        <KeyboardIcon />
      </IconButton>
      <Popover placement="bottom end" offset={4} className={cx(styles.popover)}>
        <Dialog className={cx(styles.dialog)}>
          <Heading slot="title" level={2} className={cx(styles.title)}>
            {t('shortcuts.title')}
          </Heading>
          <dl className={styles.list}>
            {ORDER.map((name) => (
              <div key={name} className={styles.row}>
                <dt>{t(`shortcuts.${name}`)}</dt>
                <dd className={styles.keys}>
                  <kbd className={styles.key}>{keys[name]}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
