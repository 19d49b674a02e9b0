import { Alert, Button, Stack, TextArea } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { getDataSourceSrv } from '@grafana/runtime';
import { useState } from 'react';
import type { NamedNetwork } from '#contract';
import { FlowLogsDataSource } from '../datasource';
import { toResourceError } from '../resource-error';
import { addNames, readNameLines } from './name-lines';

interface Props {
  uid: string;
  canList: boolean;
  names: readonly NamedNetwork[];
  disabled?: boolean;
  onChange: (names: NamedNetwork[]) => void;
}

/** Ways to add rows: one empty, many pasted, or what the account's CCNs have attached. */
export function AddNames({ uid, canList, names, disabled, onChange }: Props) {
  const [pasting, setPasting] = useState(false);
  const { offer, isAsking, note } = useOffer(uid, names, onChange);
  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      <Stack direction="row" gap={1}>
        <Button
          variant="secondary"
          icon="plus"
          disabled={disabled}
          onClick={() => onChange([...names, { network: '', name: '' }])}
        >
          {t('settings.names.add', 'Add name')}
        </Button>
        <Button variant="secondary" icon="clipboard-alt" disabled={disabled} onClick={() => setPasting(true)}>
          {t('settings.names.paste', 'Paste lines')}
        </Button>
        <Button
          variant="secondary"
          icon={isAsking ? 'spinner' : 'cloud'}
          disabled={disabled === true || !canList || isAsking}
          onClick={() => void offer()}
        >
          {t('settings.names.offer', 'Offer networks of my CCNs')}
        </Button>
      </Stack>
      {pasting && (
        <PasteLines
          disabled={disabled}
          onPaste={(rows) => {
            onChange([...names, ...rows]);
            setPasting(false);
          }}
        />
      )}
      {note !== undefined && <Alert severity={note.severity} title={note.title} />}
    </Stack>
  );
}

/** A box for lines as spreadsheets and other tools give them. */
function PasteLines({ disabled, onPaste }: { disabled?: boolean; onPaste: (rows: NamedNetwork[]) => void }) {
  const [text, setText] = useState('');
  return (
    <>
      <TextArea
        aria-label={t('settings.names.lines', 'Lines like 10.1.2.0/24,web')}
        placeholder={t('settings.names.lines', 'Lines like 10.1.2.0/24,web')}
        rows={6}
        cols={60}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button disabled={disabled === true || text.trim() === ''} onClick={() => onPaste(readNameLines(text))}>
        {t('settings.names.add-lines', 'Add lines')}
      </Button>
    </>
  );
}

/** Asks for the networks attached to CCNs; those that have a name keep it. */
function useOffer(uid: string, names: readonly NamedNetwork[], onChange: Props['onChange']) {
  const [isAsking, setAsking] = useState(false);
  const [note, setNote] = useState<{ severity: 'info' | 'error'; title: string }>();
  const offer = async () => {
    setAsking(true);
    try {
      const next = addNames(names, await listNetworks(uid));
      const count = next.length - names.length;
      setNote({ severity: 'info', title: t('settings.names.offered', 'Networks added: {{count}}', { count }) });
      if (count > 0) {
        onChange(next);
      }
    } catch (cause) {
      setNote({ severity: 'error', title: toResourceError(cause).message });
    } finally {
      setAsking(false);
    }
  };
  return { offer, isAsking, note };
}

async function listNetworks(uid: string): Promise<NamedNetwork[]> {
  const datasource = await getDataSourceSrv().get({ uid });
  return datasource instanceof FlowLogsDataSource ? (await datasource.networks()).networks : [];
}
