import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ModelStatus } from '#shared/ipc/models.ts';
import { formatBytes } from '../../errors/errorText.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Tip } from '../../ui/Tip.tsx';
import { useChooseModel } from '../models/useChooseModel.ts';
import { Fact } from './Fact.tsx';
import { useSettings } from './settingsContext.ts';
import { useShow } from './showContext.ts';
import styles from './StatusLine.module.css';

const GPU_NAMES = { cuda: 'CUDA', vulkan: 'Vulkan', metal: 'Metal' };
const TEMPLATES = {
  'bayling-v1': ['BayLing v1', 'status.templateBaylingV1'],
  'bayling-v3': ['BayLing v3', 'status.templateBaylingV3'],
  chat: ['Chat', 'status.templateChat'],
} as const;

/** The model in use; its name leads to the others. */
export function ModelFacts({ model }: { model: ModelStatus }) {
  const { t, i18n } = useTranslation();
  const { settings } = useSettings();
  const { useDefault } = useChooseModel();
  const show = useShow();
  const toModels = () => {
    show('models');
  };
  if (model.state === 'loading') {
    const name = model.path.split(/[\\/]/).at(-1) ?? model.path;
    return (
      <div className={styles.loading}>
        <span className={styles.name}>{t('model.loading', { name })}</span>
        <div className={styles.bar}>
          <ProgressBar label={t('model.loadingLabel')} value={model.progress} />
        </div>
      </div>
    );
  }
  if (model.state !== 'ready') {
    return (
      <>
        <span>{t(trouble(model))}</span>
        <Button look="link" onPress={toModels}>
          {t('model.chooseShort')}
        </Button>
      </>
    );
  }
  const { path, sizeBytes, contextSize, template, gpu, gpuLayers, starter, server } = model.model;
  const name = starter ? t('model.starter') : model.model.name;
  const [templateName, templateHint] = TEMPLATES[template];
  const size = formatBytes(sizeBytes, i18n.language);
  const hint = t('status.modelHint', { path, size, window: contextSize });
  const serverHint = server !== undefined && t('status.serverHint', { address: server });
  return (
    <>
      <Tip text={serverHint || (starter ? `${t('model.starterText')} ${hint}` : hint)}>
        <AriaButton
          className={cx(styles.model)}
          aria-label={t('model.change', { name })}
          onPress={toModels}
        >
          <span className={styles.name}>{name}</span>
        </AriaButton>
      </Tip>
      {settings.modelPath !== '' && server === undefined && (
        <Button look="link" onPress={useDefault}>
          {t('model.useDefault')}
        </Button>
      )}
      <Fact tip={t(templateHint)} className={styles.template}>
        {templateName}
      </Fact>
      {serverHint ? (
        <Fact tip={serverHint}>{t('status.server')}</Fact>
      ) : (
        <Fact tip={gpu ? t('status.gpuHint', { count: gpuLayers }) : t('status.cpuHint')}>
          {gpu ? t('status.gpu', { backend: GPU_NAMES[gpu] }) : t('status.cpu')}
        </Fact>
      )}
    </>
  );
}

function trouble(model: Exclude<ModelStatus, { state: 'ready' | 'loading' }>) {
  if (model.state === 'idle') return 'model.idle';
  return model.error.code === 'model.none' ? 'model.none' : 'model.failed';
}
