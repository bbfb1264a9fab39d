import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { openableLink } from '#shared/links.ts';
import { send } from '../../../ipc/client.ts';
import { cx } from '../../../ui/cx.ts';
import { useNotices } from '../../shell/noticesContext.ts';
import styles from './MessageText.module.css';

export interface MessageLinkProps {
  href: string | undefined;
  children: ReactNode;
}

/** A link of an answer: opened by the system, never in this window. One that is not safe is only its text. */
export function MessageLink({ href = '', children }: MessageLinkProps) {
  const { report } = useNotices();
  const url = openableLink(href);
  if (url === null) return <span title={href}>{children}</span>;
  return (
    <span title={url}>
      <Link
        className={cx(styles.link)}
        onPress={() => {
          send('app.openLink', { url }, (error) => {
            report(error.toData());
          });
        }}
      >
        {children}
      </Link>
    </span>
  );
}
