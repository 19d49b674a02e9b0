import { Button, FieldSet, Stack, Text } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { type CapSetting, InvalidSettingsError, parseSettings } from '#contract';
import { shownLocale } from '../start-translations';
import { CapRow } from './CapRow';

interface Props {
  caps: readonly CapSetting[];
  /** What a new row begins with. */
  region: string;
  disabled?: boolean;
  onChange: (caps: CapSetting[]) => void;
}

/** What CCNs and pairs of regions have from the start. */
const DEFAULT_MBPS = 1000;

/** Bandwidth caps for utilisation, where the VPC API does not tell them. */
export function CapsSection({ caps, region, disabled, onChange }: Props) {
  const wrong = wrongRow(caps);
  return (
    <FieldSet label={t('settings.caps.title', 'Bandwidth caps of CCNs')}>
      <Stack direction="column" gap={1} alignItems="flex-start">
        <Text color="secondary">
          {t(
            'settings.caps.about',
            'Caps that the VPC API tells win. These hold where it does not, for instance for CCNs of another account or a key that may not ask. Without both, utilisation is of 1000 Mbit/s, and the answer says so.',
          )}
        </Text>
        {caps.map((cap, index) => (
          <CapRow
            key={index}
            number={index + 1}
            cap={cap}
            problem={wrong?.row === index ? wrong.reason : undefined}
            disabled={disabled}
            onChange={(changed) => onChange(caps.map((other, at) => (at === index ? changed : other)))}
            onRemove={() => onChange(caps.filter((_, at) => at !== index))}
          />
        ))}
        <Button
          variant="secondary"
          icon="plus"
          disabled={disabled}
          onClick={() => onChange([...caps, { from: region, mbps: DEFAULT_MBPS }])}
        >
          {t('settings.caps.add', 'Add cap')}
        </Button>
      </Stack>
    </FieldSet>
  );
}

/** The first row the backend would refuse. */
function wrongRow(caps: readonly CapSetting[]): { row: number; reason: string } | undefined {
  try {
    parseSettings({ caps });
    return undefined;
  } catch (error) {
    if (error instanceof InvalidSettingsError) {
      return { row: Number(/\d+/.exec(error.field)?.[0] ?? 0), reason: error.in(shownLocale()) };
    }
    throw error;
  }
}
