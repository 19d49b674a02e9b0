import { beforeAll, expect, jest, test } from '@jest/globals';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import type { ComponentProps } from 'react';
import { dateTime, type DataQueryRequest } from '@grafana/data';
import { lastValueFrom } from 'rxjs';
import { InvalidQueryError, parseFilters } from '#query';
import { CapsSection } from './config-editor/CapsSection';
import { ConfigEditor } from './config-editor/ConfigEditor';
import { withOperatorLabels } from './labels';
import chinese from './locales/zh-Hans/flowlens-cls-datasource.json';
import { PLUGIN_ID } from './plugin-id';
import { DamagedQuery } from './query-editor/DamagedQuery';
import { queryDamage } from './query-damage';
import { shownLocale, startTranslations } from './start-translations';
import type { SavedQuery } from './saved-query';
import { startHost } from './testing/host';

type ConfigProps = ComponentProps<typeof ConfigEditor>;

beforeAll(async () => {
  await i18next.init({ lng: 'zh-Hans', resources: { 'zh-Hans': { [PLUGIN_ID]: chinese } } });
  startTranslations();
  await waitFor(() => expect(shownLocale()).toBe('zh-Hans'));
});

const refused = (operator: string, values: string[]): InvalidQueryError => {
  try {
    parseFilters([{ field: 'srcaddr', operator, values }], 'ccn');
  } catch (error) {
    if (error instanceof InvalidQueryError) {
      return error;
    }
  }
  throw new Error('It was not refused');
};
/** Prose of more than two words. */
const ENGLISH = /[a-z]{2,} [a-z]{2,} [a-z]{2,}/i;

test('what a saved query holds that nobody knows is said in Chinese', () => {
  const damage = queryDamage({ kind: 'traffic', measures: 'bytes' })!;
  render(<DamagedQuery damage={damage} onStartOver={() => undefined} />);
  expect(screen.getByText(/^measures\uff1a.*"bytes"/)).toBeVisible();
  expect(document.body).not.toHaveTextContent(ENGLISH);
});

test('a cap that cannot be used says why in Chinese', () => {
  render(<CapsSection caps={[{ from: 'ap-tokyo', mbps: 1.5 }]} region="ap-tokyo" onChange={() => undefined} />);
  expect(screen.getByText(/caps\[0\]\.mbps\uff1a.* 1 .* 1000000 .* 1\.5$/)).toBeVisible();
});

test('a new data source is tested in Chinese from the first change on, an older one as it was', async () => {
  const saved = jest.fn();
  const settings = (jsonData: object) => ({ uid: 'u', jsonData, secureJsonFields: {} }) as ConfigProps['options'];
  const { rerender } = render(<ConfigEditor options={settings({})} onOptionsChange={saved} />);
  await userEvent.type(screen.getByLabelText('SecretId'), 'x');
  expect(saved).toHaveBeenLastCalledWith(expect.objectContaining({ jsonData: { locale: 'zh-Hans' } }));
  const older = { endpoint: { kind: 'default' } };
  rerender(<ConfigEditor options={settings(older)} onOptionsChange={saved} />);
  await userEvent.type(screen.getByLabelText('SecretId'), 'x');
  expect(saved).toHaveBeenLastCalledWith(expect.objectContaining({ jsonData: older }));
});

test('an error names operators as the menu does', () => {
  const said = withOperatorLabels(refused('is', ['10.0.0.0/8']).in('zh-Hans'));
  expect(said).toContain(`\u201c${chinese.operator['in-network']}\u201d`);
  expect(said).not.toContain('inNetwork');
});

test('a filter of the dashboard is named in its Chinese error', async () => {
  const error = refused('=~', ['10.*']).in('zh-Hans');
  const { datasource } = startHost({ answer: () => ({ results: { A: { status: 400, error } } }) });
  const request = {
    targets: [{ kind: 'traffic', refId: 'A' }],
    filters: [{ key: 'srcaddr', operator: '=~', value: '10.*' }],
    range: { from: dateTime(0), to: dateTime(1), raw: { from: '', to: '' } },
    scopedVars: {},
  } as unknown as DataQueryRequest<SavedQuery>;
  const { errors } = await lastValueFrom(datasource.query(request));
  expect(errors?.[0]?.message).toContain('srcaddr =~ 10.*');
  expect(errors?.[0]?.message).not.toMatch(ENGLISH);
});

test('every resource is asked in the language of the page', async () => {
  const { datasource, calls } = startHost({});
  await Promise.all([
    datasource.fields({ log: 'ccn' }),
    datasource.topics({ region: 'ap-guangzhou' }),
    datasource.networks(),
  ]);
  await Promise.all([datasource.flowLogs({}), datasource.preview({ refId: 'A', kind: 'top' } as SavedQuery, SCOPE)]);
  expect(calls.map(({ data }) => data)).toEqual(Array(5).fill(expect.objectContaining({ locale: 'zh-Hans' })));
});

const SCOPE = { fromMs: 0, toMs: 1, intervalMs: 1, maxDataPoints: 1 };
