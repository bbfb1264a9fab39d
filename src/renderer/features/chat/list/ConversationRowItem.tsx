import { useTranslation } from 'react-i18next';
import { findLanguage } from '#shared/languages.ts';
import { shortLanguageName } from '../../../i18n/languageName.ts';
import { Ago } from '../../../ui/Ago.tsx';
import { PinIcon } from '../../../ui/icons.tsx';
import { SavedItem } from '../../../ui/SavedList.tsx';
import styles from '../../../ui/SavedList.module.css';
import own from './ConversationList.module.css';
import { ConversationMenu, type ConversationMenuProps } from './ConversationMenu.tsx';

export interface ConversationRowItemProps extends ConversationMenuProps {
  isCurrent: boolean;
  /** Milliseconds since 1970. */
  now: number;
}

export function ConversationRowItem({ isCurrent, now, ...menu }: ConversationRowItemProps) {
  const { id, kind, title, pinned, archived, from, to, snippet, updatedAt } = menu.row;
  const { t, i18n } = useTranslation();
  const name = (code: string | null) =>
    code !== null && findLanguage(code)
      ? shortLanguageName(code, i18n.language)
      : t('language.auto');
  const shown = title === '' ? t('conversations.untitled') : title;
  return (
    <SavedItem id={id} name={shown} className={isCurrent && own.current}>
      <div className={styles.facts}>
        {pinned && (
          <span className={own.pin} role="img" aria-label={t('conversations.pinned')}>
            <PinIcon />
          </span>
        )}
        <span className={styles.pair}>
          {kind === 'revision'
            ? `${t('conversations.revision')} · ${name(from)} → ${name(to)}`
            : t('conversations.chat')}
        </span>
        {archived && <span className={own.archived}>{t('conversations.inArchive')}</span>}
        <Ago time={updatedAt} now={now} />
      </div>
      <p className={own.title} dir="auto">
        {shown}
      </p>
      <p className={styles.more} dir="auto">
        {snippet}
      </p>
      {isCurrent && <span className={own.spoken}>{t('conversations.current')}</span>}
      <div className={styles.actions}>
        <ConversationMenu {...menu} />
      </div>
    </SavedItem>
  );
}
