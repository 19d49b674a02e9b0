import { Stack } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { protocolName, protocolNumber } from '#flowlog';
import type { ReachabilityQuery } from '#query';
import { CheckedField } from '../controls/CheckedField';
import type { QueryChange } from './query-change';

interface Props extends Pick<QueryChange, 'change'> {
  query: ReachabilityQuery;
}

/** Whose way to whom is judged, and for which service. Addresses are the backend's to check: they may be variables. */
export function ReachabilityFields({ query, change }: Props) {
  return (
    <Stack direction="row" wrap="wrap" gap={0.5}>
      <CheckedField
        label={t('editor.from.label', 'From')}
        tooltip={t(
          'editor.from.tooltip',
          'Who asks: an address, or a network like 10.1.0.0/16. Empty: anybody. Traffic both ways is judged, for a verdict needs the answers too.',
        )}
        path="from"
        placeholder={t('editor.from.any', 'Anybody')}
        text={query.from}
        width={22}
        read={trimmed}
        onRead={(from) => change({ from })}
      />
      <CheckedField
        label={t('editor.to.label', 'To')}
        tooltip={t(
          'editor.to.tooltip',
          'The one address that is asked for. Each interface that recorded it gets a verdict for each service: let through, or which layer refuses or drops, certain or likely and why, with the packets it rests on.',
        )}
        path="to"
        placeholder={t('editor.to.example', 'e.g. 10.1.0.5')}
        text={query.to}
        width={22}
        read={trimmed}
        onRead={(to) => change({ to })}
      />
      <PortField value={query.port} onChange={(port) => change({ port })} />
      <ProtocolField value={query.protocol} onChange={(protocol) => change({ protocol })} />
    </Stack>
  );
}

const trimmed = (text: string): string => text.trim();

interface NumberProps {
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}

function PortField({ value, onChange }: NumberProps) {
  return (
    <CheckedField
      label={t('editor.service-port.label', 'Port')}
      tooltip={t(
        'editor.service-port.tooltip',
        'The port of the service that is asked for. Empty: every service between the two, each with a verdict of its own.',
      )}
      path="port"
      placeholder={t('editor.service-port.any', 'Any')}
      text={value === undefined ? '' : String(value)}
      width={10}
      read={orAny((text) => (/^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : undefined))}
      wrong={t('editor.service-port.wrong', 'A port from 0 to 65535, or empty for every service')}
      onRead={({ value: port }) => onChange(port)}
    />
  );
}

/** By name or number. */
function ProtocolField({ value, onChange }: NumberProps) {
  return (
    <CheckedField
      label={t('editor.protocol.label', 'Protocol')}
      tooltip={t('editor.protocol.tooltip', 'A name like TCP or ICMP, or a number. Empty: every protocol.')}
      path="protocol"
      placeholder={t('editor.protocol.any', 'Any')}
      text={value === undefined ? '' : protocolName(value)}
      width={10}
      read={orAny(protocolNumber)}
      wrong={t('editor.protocol.wrong', 'No protocol: write a name like TCP, a number to 255, or nothing for all')}
      onRead={({ value: protocol }) => onChange(protocol)}
    />
  );
}

/** An empty text is a right one: it asks for any. */
function orAny(numberOf: (text: string) => number | undefined) {
  return (typed: string): { value: number | undefined } | undefined => {
    const text = typed.trim();
    const value = numberOf(text);
    return text === '' || value !== undefined ? { value } : undefined;
  };
}
