import { Focusable } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Machine } from '#shared/ipc/models.ts';
import { formatBytes } from '../../../errors/errorText.ts';
import { Tip } from '../../../ui/Tip.tsx';
import styles from '../ModelsView.module.css';

const BACKENDS = { cuda: 'CUDA', vulkan: 'Vulkan', metal: 'Metal' };

/** What this computer has for a model, in one line; null while it is looked at. */
export function MachineLine({ machine }: { machine: Machine | null }) {
  const { t, i18n } = useTranslation();
  const size = (bytes: number) => formatBytes(bytes, i18n.language);
  if (!machine) return <p className={styles.machine}>{t('models.loading')}</p>;
  const { memoryBytes, freeMemoryBytes, cores, backend, gpus, disk } = machine;
  const used = backend ? gpus : [];
  const facts = [
    t('models.machine.memory', { size: size(memoryBytes) }),
    ...used.map(({ name, totalBytes }) =>
      t('models.machine.gpu', { name, size: size(totalBytes) }),
    ),
    ...(used.length === 0 ? [t('models.machine.noGpu')] : []),
    t('models.machine.disk', { size: size(disk.freeBytes) }),
  ];
  const hints = [
    t('models.machine.hint', { free: size(freeMemoryBytes), cores, path: disk.path }),
    ...used.map(({ name, freeBytes }) =>
      t('models.machine.gpuHint', {
        name,
        free: size(freeBytes),
        backend: backend ? BACKENDS[backend] : '',
      }),
    ),
  ];
  return (
    <Tip text={hints.join(' ')}>
      <Focusable>
        <p className={styles.machine} role="note" tabIndex={0}>
          <span className={styles.machineName}>{t('models.machine.label')}</span>{' '}
          {facts.join(' · ')}
        </p>
      </Focusable>
    </Tip>
  );
}
