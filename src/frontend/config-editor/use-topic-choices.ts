import { getDataSourceSrv } from '@grafana/runtime';
import { useCallback, useRef, useState } from 'react';
import type { TopicChoice, TopicsRequest } from '#contract';
import type { Choice } from '../controls/ChoiceField';
import { FlowLogsDataSource } from '../datasource';
import { toResourceError } from '../resource-error';

interface TopicChoices {
  /** Lists the topics of the region that match what is typed. Fails never: the reason stands in `error`. */
  load: (typed: string) => Promise<Choice[]>;
  find: (topic: string) => TopicChoice | undefined;
  error: string | undefined;
}

/** Choices that fit on a list; typing narrows it. */
const SHOWN = 50;

/** The topics of a region that match what is typed. The backend keeps the whole list, so each letter may ask. */
export function useTopicChoices(uid: string, region: string): TopicChoices {
  const listed = useRef<TopicChoice[]>([]);
  const [error, setError] = useState<string>();
  const load = useCallback(
    async (typed: string) => {
      try {
        listed.current = await listTopics(uid, { region, search: typed.trim(), limit: SHOWN });
        setError(undefined);
      } catch (cause) {
        listed.current = [];
        setError(toResourceError(cause).message);
      }
      return listed.current.map(toChoice);
    },
    [uid, region],
  );
  return { load, find: (topic) => listed.current.find((choice) => choice.topic === topic), error };
}

async function listTopics(uid: string, request: TopicsRequest): Promise<TopicChoice[]> {
  const datasource = await getDataSourceSrv().get({ uid });
  return datasource instanceof FlowLogsDataSource ? (await datasource.topics(request)).topics : [];
}

function toChoice({ topic, name, format }: TopicChoice): Choice {
  return { value: topic, label: name, description: [topic, format].filter(Boolean).join(', ') };
}
