import { getDataSourceSrv } from '@grafana/runtime';
import { useCallback, useRef, useState } from 'react';
import type { TopicChoice } from '#contract';
import type { Choice } from '../controls/ChoiceField';
import { FlowLogsDataSource } from '../datasource';
import { toResourceError } from '../resource-error';

interface TopicChoices {
  /** Lists the topics of the region that match what is typed. Fails never: the reason stands in `error`. */
  load: (typed: string) => Promise<Choice[]>;
  find: (topic: string) => TopicChoice | undefined;
  error: string | undefined;
}

/** The topics of a region, asked once when the list is first opened. */
export function useTopicChoices(uid: string, region: string): TopicChoices {
  const known = useRef<{ region: string; topics: Promise<TopicChoice[]> } | undefined>(undefined);
  const listed = useRef<TopicChoice[]>([]);
  const [error, setError] = useState<string>();
  const load = useCallback(
    async (typed: string) => {
      if (known.current?.region !== region) {
        known.current = { region, topics: listTopics(uid, region) };
      }
      try {
        listed.current = await known.current.topics;
        setError(undefined);
      } catch (cause) {
        known.current = undefined;
        listed.current = [];
        setError(toResourceError(cause).message);
      }
      return listed.current.filter((topic) => isMatch(topic, typed)).map(toChoice);
    },
    [uid, region],
  );
  return { load, find: (topic) => listed.current.find((choice) => choice.topic === topic), error };
}

async function listTopics(uid: string, region: string): Promise<TopicChoice[]> {
  const datasource = await getDataSourceSrv().get({ uid });
  return datasource instanceof FlowLogsDataSource ? (await datasource.topics(region)).topics : [];
}

function isMatch({ topic, name }: TopicChoice, typed: string): boolean {
  return `${name} ${topic}`.toLowerCase().includes(typed.trim().toLowerCase());
}

function toChoice({ topic, name, format }: TopicChoice): Choice {
  return { value: topic, label: name, description: [topic, format].filter(Boolean).join(', ') };
}
