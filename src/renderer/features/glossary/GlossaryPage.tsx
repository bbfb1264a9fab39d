import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Glossary, GlossaryImport } from '#shared/ipc/glossary.ts';
import { ErrorLine } from '../../errors/ErrorLine.tsx';
import { Button } from '../../ui/Button.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useKeptFocus } from '../../ui/useKeptFocus.ts';
import { GlossaryForm } from './GlossaryForm.tsx';
import { GlossaryHeader } from './GlossaryHeader.tsx';
import { GlossaryList } from './GlossaryList.tsx';
import styles from './GlossaryPage.module.css';
import { ImportReport } from './ImportReport.tsx';
import { NoGlossaries } from './NoGlossaries.tsx';
import { TermsPane } from './terms/TermsPane.tsx';
import { useGlossaries } from './useGlossaries.ts';
import { useGlossaryActions } from './useGlossaryActions.ts';

export interface GlossaryPageProps {
  /** The search through the terms on show. */
  searchInput: RefObject<HTMLInputElement | null>;
  /** The glossary that another view wants to be shown, anew each time. */
  asked: { id: number } | null;
}

/** The glossaries, and the terms of one of them; in a narrow window the one or the other. */
export function GlossaryPage({ searchInput, asked }: GlossaryPageProps) {
  const { t } = useTranslation();
  const { glossaries, error, ask } = useGlossaries();
  const actions = useGlossaryActions();
  const page = useRef<HTMLDivElement>(null);
  const [chosenId, setChosenId] = useState<number | null>(null);
  const [showsTerms, setShowsTerms] = useState(false);
  const [answered, setAnswered] = useState<typeof asked>(null);
  if (asked && asked !== answered) {
    setAnswered(asked);
    setChosenId(asked.id);
    setShowsTerms(true);
  }
  const [form, setForm] = useState<{ of: Glossary | null } | null>(null);
  const [report, setReport] = useState<GlossaryImport | null>(null);
  const chosen = glossaries?.find(({ id }) => id === chosenId) ?? glossaries?.[0] ?? null;
  const toList = () => {
    page.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
  };
  const keptFocus = useKeptFocus(() => toList);

  return (
    <div
      {...keptFocus}
      ref={page}
      className={styles.page}
      data-shows={showsTerms && chosen ? 'terms' : 'list'}
    >
      {error && (
        <div className={styles.error}>
          <ErrorLine error={error}>
            <Button onPress={ask}>{t('model.retry')}</Button>
          </ErrorLine>
        </div>
      )}
      {glossaries?.length === 0 && (
        <NoGlossaries
          onNew={() => {
            setForm({ of: null });
          }}
        />
      )}
      {glossaries && chosen && (
        <>
          <section className={styles.side} aria-label={t('glossary.label')}>
            <div className={styles.sideHeader}>
              <h2 className={styles.title}>{t('glossary.label')}</h2>
              <IconButton
                label={t('glossary.new')}
                onPress={() => {
                  setForm({ of: null });
                }}
              >
                <PlusIcon />
              </IconButton>
            </div>
            <GlossaryList
              glossaries={glossaries}
              chosen={chosen.id}
              actions={actions}
              onChoose={(id) => {
                setChosenId(id);
                setShowsTerms(true);
              }}
            />
          </section>
          <section className={styles.terms} aria-label={chosen.name}>
            <GlossaryHeader
              glossary={chosen}
              actions={actions}
              onBack={() => {
                setShowsTerms(false);
                requestAnimationFrame(toList);
              }}
              onEdit={() => {
                setForm({ of: chosen });
              }}
              onImport={() => {
                setReport(null);
                actions.importInto(chosen.id, setReport);
              }}
            />
            {report?.glossary.id === chosen.id && (
              <ImportReport
                report={report}
                onClose={() => {
                  setReport(null);
                  searchInput.current?.focus();
                }}
              />
            )}
            <TermsPane key={chosen.id} glossary={chosen} searchInput={searchInput} />
          </section>
        </>
      )}
      {form && (
        <GlossaryForm
          glossary={form.of}
          onDone={({ id }) => {
            setChosenId(id);
            setShowsTerms(true);
            ask();
          }}
          onClose={() => {
            setForm(null);
          }}
        />
      )}
    </div>
  );
}
