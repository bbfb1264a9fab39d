import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import styles from './MemoryPage.module.css';
import type { Transfer } from './useMemoryTransfer.ts';

export interface TransferLineProps {
  transfer: Transfer;
  onStop: () => void;
}

/** How far an import or export is; what was taken in stays when it is stopped. */
export function TransferLine({ transfer, onStop }: TransferLineProps) {
  const { t } = useTranslation();
  const { kind, progress, pairs } = transfer;
  return (
    <div className={styles.transfer}>
      <div className={styles.progress}>
        <p>{t(kind === 'import' ? 'memory.importing' : 'memory.exporting', { count: pairs })}</p>
        <ProgressBar label={t('memory.progress')} value={progress} />
      </div>
      <Button onPress={onStop}>{t('memory.stop')}</Button>
    </div>
  );
}
