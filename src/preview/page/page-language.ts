/** The page's language: chosen in the top bar, remembered by the browser, `?lang=` wins. */
import { initPluginTranslations } from '@grafana/i18n';
import i18next from 'i18next';
import labels from './locales/languages.json';
import chinese from './locales/zh-Hans.json';

export const LANGUAGES = Object.entries(labels).map(([value, label]) => ({ value, label }));

const STORAGE_KEY = 'flowlens.preview.language';
const NAMESPACE = 'preview';
/** The language of the texts in the source. */
const SOURCE = 'en-US';

function wantedLanguage(): string {
  const asked = new URLSearchParams(window.location.search).get('lang') ?? localStorage.getItem(STORAGE_KEY);
  return asked && asked in labels ? asked : SOURCE;
}

/** Prepares the i18n instance that page and plugin share, as Grafana's page does before it loads a plugin. */
export async function startLanguage(): Promise<string> {
  const language = wantedLanguage();
  await i18next.init({
    lng: language,
    fallbackLng: SOURCE,
    ns: [NAMESPACE],
    resources: { 'zh-Hans': { [NAMESPACE]: chinese } },
    returnEmptyString: false,
    interpolation: { escapeValue: false },
  });
  await initPluginTranslations(NAMESPACE);
  return language;
}

/** The plugin's texts are read when its module loads, so another language means another start of the page. */
export function changeLanguage(language: string): void {
  localStorage.setItem(STORAGE_KEY, language);
  const url = new URL(window.location.href);
  url.searchParams.delete('lang');
  window.history.replaceState(null, '', url);
  window.location.reload();
}
