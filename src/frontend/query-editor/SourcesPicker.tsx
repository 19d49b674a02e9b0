import { t } from '@grafana/i18n';
import type { Source } from '#contract';
import type { LogFormat } from '#flowlog';
import type { SourceRef } from '#query';
import { MultiPickField } from '../controls/ChoiceField';

interface Props {
  sources: readonly Source[];
  log: LogFormat;
  value: readonly SourceRef[] | undefined;
  onChange: (sources: SourceRef[] | undefined) => void;
}

/** Topics to ask. None chosen means all that fit, and is saved as such, so that later ones are included. */
export function SourcesPicker({ sources, log, value = [], onChange }: Props) {
  const fitting = sources.filter((source) => [log, 'mixed'].includes(source.format));
  return (
    <MultiPickField
      label={t('editor.sources.label', 'Sources')}
      tooltip={t(
        'editor.sources.tooltip',
        'Topics whose records are counted. Without a choice: every source of the settings that holds this flow log. Own values are written region/topic; variables may stand in both.',
      )}
      path="sources"
      custom
      placeholder={t('editor.sources.all', 'All that fit ({{number}})', { number: fitting.length })}
      choices={fitting.map((source) => ({
        value: printSource(source),
        label: isAlone(source, fitting) ? source.region : printSource(source),
        description: [source.topic, source.ccn].filter(Boolean).join(', '),
      }))}
      value={value.map(printSource)}
      onChange={(chosen) => onChange(chosen.length === 0 ? undefined : chosen.map(readSource))}
    />
  );
}

/** A region with one topic is told by the region's name, which is shorter. */
function isAlone({ region }: Source, sources: readonly Source[]): boolean {
  return sources.filter((source) => source.region === region).length === 1;
}

function printSource(source: SourceRef): string {
  return `${source.region}/${source.topic}`;
}

function readSource(text: string): SourceRef {
  const [region = '', ...topic] = text.split('/');
  return { region: region.trim(), topic: topic.join('/').trim() };
}
