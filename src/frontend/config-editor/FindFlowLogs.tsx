import { Alert, Button, Stack, Text } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { getDataSourceSrv } from '@grafana/runtime';
import { useState } from 'react';
import type { FlowLogChoice, FlowLogsAnswer, PageRequest, Source } from '#contract';
import { CommittedInput } from '../controls/CommittedInput';
import { FlowLogsDataSource } from '../datasource';
import { toResourceError } from '../resource-error';

interface Props {
  uid: string;
  canList: boolean;
  sources: readonly Source[];
  disabled?: boolean;
  onChange: (sources: Source[]) => void;
}

/** Looks for the flow logs of all regions and offers the topics that are no sources yet. */
export function FindFlowLogs({ uid, canList, sources, disabled, onChange }: Props) {
  const { find, more, isLooking, search, found, error } = useFlowLogs(uid);
  const left = found === undefined ? 0 : found.total - found.topics.length;
  const isAdded = ({ region, topic }: FlowLogChoice) =>
    sources.some((source) => source.region === region && source.topic === topic);
  const offered = found?.topics.filter((topic) => !isAdded(topic)) ?? [];
  const add = (topics: readonly FlowLogChoice[]) => onChange([...sources, ...topics.map(toSource)]);
  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      <Button
        variant="secondary"
        icon={isLooking ? 'spinner' : 'search'}
        disabled={disabled === true || !canList || isLooking}
        onClick={() => void find('')}
      >
        {isLooking
          ? t('settings.find.looking', 'Looking through all regions...')
          : t('settings.find.button', 'Find my flow logs')}
      </Button>
      {error !== undefined && <Alert severity="error" title={error} />}
      {found?.warnings.map((warning) => (
        <Alert key={warning} severity="warning" title={warning} />
      ))}
      {found !== undefined && (left > 0 || search !== '') && (
        <CommittedInput
          width={40}
          value={search}
          aria-label={t('settings.find.search', 'Search what was found')}
          placeholder={t('settings.find.search-for', 'Region, name, topic, CCN or flow log')}
          onCommit={(text) => void find(text)}
        />
      )}
      {found !== undefined && offered.length === 0 && left === 0 && (
        <Text color="secondary">{t('settings.find.nothing', 'No further topics with flow logs')}</Text>
      )}
      {offered.length > 0 && <OfferedTopics topics={offered} disabled={disabled} onAdd={add} />}
      {left > 0 && (
        <Button variant="secondary" disabled={isLooking} onClick={() => void more()}>
          {t('settings.find.more', 'Show more ({{number}} left)', { number: left })}
        </Button>
      )}
    </Stack>
  );
}

interface OfferedProps {
  topics: readonly FlowLogChoice[];
  disabled?: boolean;
  onAdd: (topics: readonly FlowLogChoice[]) => void;
}

function OfferedTopics({ topics, disabled, onAdd }: OfferedProps) {
  return (
    <>
      <Stack direction="column" gap={0.5} role="list">
        {topics.map((topic) => (
          <Stack key={`${topic.region}/${topic.topic}`} direction="row" gap={1} alignItems="center" role="listitem">
            <Button
              variant="secondary"
              size="sm"
              icon="plus"
              disabled={disabled}
              aria-label={t('settings.find.add', 'Add {{region}} {{topic}}', {
                region: topic.region,
                topic: topic.topic,
              })}
              onClick={() => onAdd([topic])}
            />
            <Text>{`${topic.region} / ${topic.name || topic.topic}`}</Text>
            <Text color="secondary">{[topic.topic, topic.format, topic.ccn].filter(Boolean).join(', ')}</Text>
            <Text color={topic.hasIndex ? 'secondary' : 'warning'}>{remarkOn(topic)}</Text>
          </Stack>
        ))}
      </Stack>
      <Button variant="secondary" icon="plus" disabled={disabled} onClick={() => onAdd(topics)}>
        {t('settings.find.add-all', 'Add all shown ({{number}})', { number: topics.length })}
      </Button>
    </>
  );
}

function remarkOn({ flowLogs, hasIndex }: FlowLogChoice): string {
  if (!hasIndex) {
    return t('settings.find.no-index', 'Its index is off: switch it on in the CLS console');
  }
  return flowLogs.length > 0
    ? flowLogs.join(', ')
    : t('settings.find.by-index', 'No flow log is listed for it; its index has the fields of one');
}

function toSource({ region, topic, format, ccn }: FlowLogChoice): Source {
  return { region, topic, format, ...(ccn === undefined ? {} : { ccn }) };
}

function useFlowLogs(uid: string) {
  const [isLooking, setLooking] = useState(false);
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<FlowLogsAnswer>();
  const [error, setError] = useState<string>();
  const look = async (page: PageRequest, before: readonly FlowLogChoice[]) => {
    setLooking(true);
    setError(undefined);
    try {
      const datasource = await getDataSourceSrv().get({ uid });
      const answer = datasource instanceof FlowLogsDataSource ? await datasource.flowLogs(page) : undefined;
      setFound(answer && { ...answer, topics: [...before, ...answer.topics] });
    } catch (cause) {
      setFound(undefined);
      setError(toResourceError(cause).message);
    } finally {
      setLooking(false);
    }
  };
  const find = (text: string) => {
    setSearch(text);
    return look({ search: text }, []);
  };
  const shown = found?.topics ?? [];
  return { find, more: () => look({ search, offset: shown.length }, shown), isLooking, search, found, error };
}
