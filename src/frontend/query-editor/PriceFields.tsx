import { t } from '@grafana/i18n';
import { useState } from 'react';
import type { ClsPrices } from '#query';
import { CommittedInput } from '../controls/CommittedInput';
import { ControlField } from '../controls/ControlField';

interface Props {
  value: ClsPrices;
  onChange: (prices: ClsPrices) => void;
}

/** Prices of CLS that an estimate is made with, in US dollars. */
export function PriceFields({ value, onChange }: Props) {
  const price = (key: keyof ClsPrices, label: string, tooltip: string) => (
    <PriceField
      key={key}
      label={label}
      tooltip={tooltip}
      path={`prices.${key}`}
      value={value[key]}
      onChange={(changed) => onChange({ ...value, [key]: changed })}
    />
  );
  return (
    <>
      {price(
        'write',
        t('editor.price.write.label', 'Write price'),
        t(
          'editor.price.write.tooltip',
          'US dollars for a GB written, compressed to a quarter. For the estimated cost alone.',
        ),
      )}
      {price(
        'index',
        t('editor.price.index.label', 'Index price'),
        t('editor.price.index.tooltip', 'US dollars for a GB indexed, uncompressed. Most of the cost.'),
      )}
      {price(
        'logStorage',
        t('editor.price.log-storage.label', 'Log storage price'),
        t(
          'editor.price.log-storage.tooltip',
          'US dollars for a GB of logs and day, compressed to a quarter; for as many days as the topic keeps them.',
        ),
      )}
      {price(
        'indexStorage',
        t('editor.price.index-storage.label', 'Index storage price'),
        t(
          'editor.price.index-storage.tooltip',
          'US dollars for a GB of index and day, uncompressed; for as many days as the topic keeps it.',
        ),
      )}
    </>
  );
}

interface PriceProps {
  label: string;
  tooltip: string;
  path: string;
  value: number;
  onChange: (price: number) => void;
}

/** A text that is no price is shown as wrong and not taken over. */
function PriceField({ label, tooltip, path, value, onChange }: PriceProps) {
  const [wrong, setWrong] = useState(false);
  const isPrice = (text: string) => /^\d+([.]\d+)?$/.test(text.trim());
  return (
    <ControlField
      label={label}
      tooltip={tooltip}
      path={path}
      {...(wrong ? { error: t('editor.price.wrong', 'A number like 0.062') } : {})}
    >
      {(id) => (
        <CommittedInput
          id={id}
          width={10}
          value={String(value)}
          onDraft={(text) => setWrong(!isPrice(text))}
          onCommit={(text) => {
            setWrong(false);
            if (isPrice(text)) {
              onChange(Number(text));
            }
          }}
        />
      )}
    </ControlField>
  );
}
