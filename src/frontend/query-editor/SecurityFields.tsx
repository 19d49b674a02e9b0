import { Stack } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { protocolName, protocolNumber } from '#flowlog';
import {
  DEFAULT_THRESHOLDS,
  isSpread,
  SECURITY_CHECKS,
  type SecurityQuery,
  SHORTEST_WINDOW_SECONDS,
  type SpreadCheck,
} from '#query';
import { ChooseField } from '../controls/ChoiceField';
import { NumberField } from '../controls/NumberField';
import { checkLabel } from '../labels';
import { ListField, numbersIn } from './ListField';
import type { QueryChange } from './query-change';

interface Props extends Pick<QueryChange, 'change'> {
  query: SecurityQuery;
}

/** What is looked for, and from where on it is told. A check shows only what matters to it. */
export function SecurityFields({ query, change }: Props) {
  return (
    <Stack direction="row" wrap="wrap" gap={0.5}>
      <ChooseField
        label={t('editor.check.label', 'Look for')}
        tooltip={t(
          'editor.check.tooltip',
          'Each finding is one row, the gravest first. In a cross-region log REJECT is the bandwidth limiter, so only what was delivered counts; in an interface log it is a refusal by the rules.',
        )}
        path="check"
        choices={SECURITY_CHECKS.map((check) => ({ value: check, label: checkLabel(check) }))}
        value={query.check}
        width={44}
        onChange={(check) => change({ check, threshold: undefined })}
      />
      <CheckFields query={query} change={change} />
      {query.check !== 'givenAddresses' && (
        <ListField
          label={t('editor.allow.label', 'Leave out sources')}
          tooltip={t(
            'editor.allow.tooltip',
            'Addresses and networks that may do this, as health checkers and scanners of your own. Their records are not looked at.',
          )}
          path="allow"
          value={query.allow}
          onChange={(allow) => change({ allow })}
        />
      )}
    </Stack>
  );
}

function CheckFields({ query, change }: Props) {
  const { check } = query;
  if (isSpread(check)) {
    return <SpreadFields query={query} check={check} change={change} />;
  }
  switch (check) {
    case 'sensitivePorts':
      return (
        <ListField
          label={t('editor.ports.label', 'Ports')}
          tooltip={t(
            'editor.ports.tooltip',
            'Destination ports that are not meant for the Internet. Told is what came from a public address and was let through; what was refused alone is noise.',
          )}
          path="ports"
          value={query.ports.map(String)}
          read={(text) => numbersIn(text, (word) => (/^\d{1,5}$/.test(word) ? Number(word) : undefined), 65535)}
          onChange={(ports) => change({ ports: ports.map(Number) })}
        />
      );
    case 'uncommonProtocols':
      return (
        <ListField
          label={t('editor.usual-protocols.label', 'Usual protocols')}
          tooltip={t(
            'editor.usual-protocols.tooltip',
            'Names or numbers. Every other protocol is told: add GRE or ESP where tunnels are normal.',
          )}
          path="protocols"
          value={query.protocols.map(protocolName)}
          read={(text) => numbersIn(text, protocolNumber, 255)}
          onChange={(protocols) => change({ protocols: protocols.map(Number) })}
        />
      );
    case 'newTalkers':
      return <NewTalkerFields query={query} change={change} />;
    case 'givenAddresses':
      return (
        <ListField
          label={t('editor.addresses.label', 'Listed addresses')}
          tooltip={t(
            'editor.addresses.tooltip',
            'Addresses and networks, IPv4 or IPv6, parted by blanks or commas. Told apart are contacts they opened and were let through, those that were refused, and those opened towards them. Long lists are asked in several statements.',
          )}
          path="addresses"
          value={query.addresses}
          onChange={(addresses) => change({ addresses })}
        />
      );
  }
}

function SpreadFields({ query, check, change }: Props & { check: SpreadCheck }) {
  return (
    <>
      <NumberField
        label={t('editor.threshold.label', 'At least')}
        tooltip={t(
          'editor.threshold.tooltip',
          'How many different hosts, or ports of a vertical scan, one source reaches for in one step until it is told. Counts are approximate, by about 2 %.',
        )}
        path="threshold"
        min={2}
        max={100_000}
        value={query.threshold ?? DEFAULT_THRESHOLDS[check]}
        onChange={(threshold) => change({ threshold })}
      />
      <NumberField
        label={t('editor.step.label', 'Within seconds')}
        tooltip={t(
          'editor.step.tooltip',
          'Length of a step. A longer one finds slower scans and more of what is none; it is rounded up to whole capture windows.',
        )}
        path="stepSeconds"
        min={SHORTEST_WINDOW_SECONDS}
        max={86_400}
        value={query.stepSeconds}
        onChange={(stepSeconds) => change({ stepSeconds })}
      />
      {check !== 'fanOut' && (
        <NumberField
          label={t('editor.probe-packets.label', 'Packets a flow, at most')}
          tooltip={t(
            'editor.probe-packets.tooltip',
            'A source is told where its records of a step have so few packets on the average that they look like probes. In an interface log it is told as well where at least half of its records were refused.',
          )}
          path="probePackets"
          min={1}
          max={1000}
          value={query.probePackets}
          onChange={(probePackets) => change({ probePackets })}
        />
      )}
    </>
  );
}

function NewTalkerFields({ query, change }: Props) {
  return (
    <>
      <NumberField
        label={t('editor.baseline.label', 'Not seen for seconds')}
        tooltip={t(
          'editor.baseline.tooltip',
          'Time before the range in which source, destination and service must not have met. 86400 is a day: what runs once a day is then not new. The whole of it is read.',
        )}
        path="baselineSeconds"
        min={300}
        max={31 * 86_400}
        value={query.baselineSeconds}
        onChange={(baselineSeconds) => change({ baselineSeconds })}
      />
      <NumberField
        label={t('editor.min-bytes.label', 'Bytes, at least')}
        tooltip={t('editor.min-bytes.tooltip', 'Talkers that moved less are left out: one stray packet is no news.')}
        path="minBytes"
        min={0}
        max={1e15}
        value={query.minBytes}
        onChange={(minBytes) => change({ minBytes })}
      />
    </>
  );
}
