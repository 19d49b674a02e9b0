import { Stack } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { protocolName, protocolNumber } from '#flowlog';
import type { ReachabilityQuery } from '#query';
import { CommittedInput } from '../controls/CommittedInput';
import { ControlField } from '../controls/ControlField';
import type { QueryChange } from './query-change';

interface Props extends Pick<QueryChange, 'change'> {
  query: ReachabilityQuery;
}

/** Whose way to whom is judged, and for which service. */
export function ReachabilityFields({ query, change }: Props) {
  return (
    <Stack direction="row" wrap="wrap" gap={0.5}>
      <TextField
        label={t('editor.from.label', 'From')}
        tooltip={t(
          'editor.from.tooltip',
          'Who asks: an address, or a network like 10.1.0.0/16. Empty: anybody. Traffic both ways is judged, for a verdict needs the answers too.',
        )}
        path="from"
        placeholder={t('editor.from.any', 'Anybody')}
        value={query.from}
        onCommit={(from) => change({ from })}
      />
      <TextField
        label={t('editor.to.label', 'To')}
        tooltip={t(
          'editor.to.tooltip',
          'The address that is not reached. Each interface that recorded it gets a verdict for each service: which layer blocks, certain or likely, with the packets it rests on.',
        )}
        path="to"
        placeholder={t('editor.to.example', 'e.g. 10.1.0.5')}
        value={query.to}
        onCommit={(to) => change({ to })}
      />
      <PortField value={query.port} onChange={(port) => change({ port })} />
      <ProtocolField value={query.protocol} onChange={(protocol) => change({ protocol })} />
    </Stack>
  );
}

interface TextProps {
  label: string;
  tooltip: string;
  path: string;
  placeholder: string;
  value: string;
  width?: number;
  error?: string;
  onCommit: (text: string) => void;
}

function TextField({ label, tooltip, path, placeholder, value, width = 22, error, onCommit }: TextProps) {
  return (
    <ControlField label={label} tooltip={tooltip} path={path} {...(error === undefined ? {} : { error })}>
      {(id) => (
        <CommittedInput
          id={id}
          width={width}
          placeholder={placeholder}
          value={value}
          onCommit={(text) => onCommit(text.trim())}
        />
      )}
    </ControlField>
  );
}

interface NumberProps {
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}

/** What is no port is not taken over. */
function PortField({ value, onChange }: NumberProps) {
  return (
    <TextField
      label={t('editor.service-port.label', 'Port')}
      tooltip={t(
        'editor.service-port.tooltip',
        'The port of the service that is asked for. Empty: every service between the two, each with a verdict of its own.',
      )}
      path="port"
      placeholder={t('editor.service-port.any', 'Any')}
      value={value === undefined ? '' : String(value)}
      width={10}
      onCommit={(text) => {
        if (text === '' || (/^\d{1,5}$/.test(text) && Number(text) <= 65535)) {
          onChange(text === '' ? undefined : Number(text));
        }
      }}
    />
  );
}

/** By name or number; what is no protocol is not taken over. */
function ProtocolField({ value, onChange }: NumberProps) {
  return (
    <TextField
      label={t('editor.protocol.label', 'Protocol')}
      tooltip={t('editor.protocol.tooltip', 'A name like TCP or ICMP, or a number. Empty: every protocol.')}
      path="protocol"
      placeholder={t('editor.protocol.any', 'Any')}
      value={value === undefined ? '' : protocolName(value)}
      width={10}
      onCommit={(text) => {
        const number = protocolNumber(text);
        if (text === '' || number !== undefined) {
          onChange(text === '' ? undefined : number);
        }
      }}
    />
  );
}
