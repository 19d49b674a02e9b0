import { knownLocale, type Locale } from '#wording';
import { initPluginTranslations } from '@grafana/i18n';
import { PLUGIN_ID } from './plugin-id';

let language = 'en-US';

/**
 * Binds the texts of this plugin to the catalogues Grafana has loaded from `locales/`.
 *
 * Not awaited, so that the module loads everywhere; on hosts that load no catalogues the English texts in the source
 * are shown.
 */
export function startTranslations(): void {
  initPluginTranslations(PLUGIN_ID)
    .then((started) => {
      language = started.language;
    })
    .catch(() => undefined);
}

/** The language Grafana shows, as far as the plugin speaks it. */
export function shownLocale(): Locale {
  return knownLocale(language);
}
