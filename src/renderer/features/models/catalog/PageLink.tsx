import { useTranslation } from 'react-i18next';
import { openableLink } from '#shared/links.ts';
import { request } from '../../../ipc/client.ts';
import { Button } from '../../../ui/Button.tsx';
import { useAttempt } from '../../shell/useAttempt.ts';

export interface PageLinkProps {
  url: string;
  /** How it is called to someone who hears it; the address unless given. */
  label?: string;
  children: string;
}

/** Opens an address in the system's browser; an address that may not be opened is only text. */
export function PageLink({ url, label, children }: PageLinkProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  if (openableLink(url) === null) return <span>{children}</span>;
  return (
    <Button
      look="link"
      aria-label={label ?? t('models.get.open', { address: children })}
      onPress={() => void attempt(() => request('app.openLink', { url }))}
    >
      {children}
    </Button>
  );
}
