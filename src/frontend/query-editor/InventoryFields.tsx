import { t } from '@grafana/i18n';
import { INVENTORY_VIEWS, type InventoryView } from '#query';
import { RadioField } from '../controls/ChoiceField';
import { inventoryLabel } from '../labels';

interface Props {
  value: InventoryView;
  onChange: (view: InventoryView) => void;
}

/** What of the account is listed. */
export function InventoryFields({ value, onChange }: Props) {
  return (
    <RadioField<InventoryView>
      label={t('editor.view.label', 'List')}
      tooltip={t(
        'editor.view.tooltip',
        'Flow logs: those of all regions, one row a topic, and topics that look like one by their index. CCNs: one row for each bandwidth cap. Lists are as they are now; the time range plays no part.',
      )}
      path="view"
      choices={INVENTORY_VIEWS.map((view) => ({ value: view, label: inventoryLabel(view) }))}
      value={value}
      onChange={onChange}
    />
  );
}
