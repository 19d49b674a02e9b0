import { css } from '@emotion/css';
import { type DataSourceInstanceSettings, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, RadioButtonGroup, Tab, TabsBar, useStyles2 } from '@grafana/ui';
import { changeLanguage, LANGUAGES } from '../page-language';
import { PAGES, type Move, type Page } from '../navigation';

interface Props {
  page: Page;
  dataSource: DataSourceInstanceSettings;
  dataSources: DataSourceInstanceSettings[];
  language: string;
  onMove: (move: Move) => void;
}

function pageLabel(page: Page): string {
  switch (page) {
    case 'overview':
      return t('preview.tab.overview', 'CCN overview');
    case 'editor':
      return t('preview.tab.editor', 'Query editor');
    case 'settings':
      return t('preview.tab.settings', 'Settings');
  }
}

/** Name, pages, data source and language; and the line that says what this is. */
export function TopBar({ page, dataSource, dataSources, language, onMove }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <header className={styles.bar}>
      <img className={styles.logo} src={`${dataSource.meta.baseUrl}/${dataSource.meta.info.logos.small}`} alt="" />
      <div className={styles.name}>
        <h1 className={styles.title}>FlowLens</h1>
        <div className={styles.line}>{t('preview.line', 'Preview page of the plugin, not a Grafana')}</div>
      </div>
      <TabsBar className={styles.tabs} hideBorder>
        {PAGES.map((each) => (
          <Tab key={each} label={pageLabel(each)} active={each === page} onChangeTab={() => onMove({ page: each })} />
        ))}
      </TabsBar>
      <div className={styles.right}>
        <div className={styles.picker}>
          <Combobox
            aria-label={t('preview.data-source', 'Data source')}
            prefixIcon="database"
            options={dataSources.map(({ name, uid }) => ({ label: name, value: uid }))}
            value={dataSource.uid}
            onChange={({ value }) => onMove({ ds: value })}
          />
        </div>
        <RadioButtonGroup
          aria-label={t('preview.language', 'Language')}
          options={[...LANGUAGES]}
          value={language}
          onChange={changeLanguage}
        />
      </div>
    </header>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    alignItems: 'center',
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    display: 'flex',
    gap: theme.spacing(1.5),
    height: 56,
    padding: theme.spacing(0, 2),
    position: 'sticky',
    top: 0,
    zIndex: theme.zIndex.navbarFixed,
  }),
  logo: css({ height: 30, width: 30 }),
  name: css({ whiteSpace: 'nowrap' }),
  title: css({ fontSize: theme.typography.h5.fontSize, lineHeight: 1.2, margin: 0 }),
  line: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: 1.2,
    [theme.breakpoints.down('lg')]: { display: 'none' },
  }),
  tabs: css({ marginLeft: theme.spacing(2) }),
  right: css({ alignItems: 'center', display: 'flex', gap: theme.spacing(1), marginLeft: 'auto' }),
  picker: css({ width: 240, [theme.breakpoints.down('lg')]: { width: 190 } }),
});
