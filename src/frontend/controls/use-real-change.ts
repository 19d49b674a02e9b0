import { useEffect, useRef } from 'react';

/**
 * Reports a choice once. Grafana's Combobox repeats a click's report each time it is drawn while a less urgent update
 * of its own waits; where the report draws it again at once, the page would hang.
 */
export function useRealChange<Value>(value: Value, onChange: (value: Value) => void): (chosen: Value) => void {
  const reported = useRef(value);
  useEffect(() => {
    reported.current = value;
  }, [value]);
  return (chosen) => {
    if (chosen !== reported.current) {
      reported.current = chosen;
      onChange(chosen);
    }
  };
}
