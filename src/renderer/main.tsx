// First, so that the components' own styles come after them.
import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { toAppError } from '#shared/errors.ts';
import { interfaceLanguage } from '#shared/interfaceLanguage.ts';
import { ErrorLine } from './errors/ErrorLine.tsx';
import { App } from './features/shell/App.tsx';
import { NoticesProvider } from './features/shell/NoticesProvider.tsx';
import { SettingsProvider } from './features/shell/SettingsProvider.tsx';
import { startI18n } from './i18n/index.ts';
import { request } from './ipc/client.ts';
import { ToastProvider } from './ui/ToastProvider.tsx';

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no #root');
const root = createRoot(container);

try {
  const [settings, { locale, historyError }] = await Promise.all([
    request('settings.get', null),
    request('app.info', null),
  ]);
  await startI18n(interfaceLanguage(settings.interfaceLanguage, locale));
  root.render(
    <NoticesProvider initial={historyError}>
      <SettingsProvider initial={settings}>
        <ToastProvider>
          <App locale={locale} />
        </ToastProvider>
      </SettingsProvider>
    </NoticesProvider>,
  );
} catch (error) {
  await startI18n(interfaceLanguage('system', navigator.language));
  root.render(<ErrorLine error={toAppError(error).toData()} />);
}
