/** How actions look, the same in every answer. What a CCN's limiter drops and what rules refuse share no colour. */
import type { LogFormat } from '#flowlog';
import type { FieldConfig } from '#plugin-sdk';

export const COLOURS: Readonly<Record<LogFormat, { passed: string; rejected: string }>> = {
  ccn: { passed: '#5794F2', rejected: '#FF9830' },
  eni: { passed: '#73BF69', rejected: '#F2495C' },
};

/** Undefined for what is no action. */
export function actionColour(log: LogFormat, action: string | undefined): FieldConfig['color'] {
  return action === 'ACCEPT' || action === 'REJECT'
    ? { mode: 'fixed', fixedColor: COLOURS[log][action === 'ACCEPT' ? 'passed' : 'rejected'] }
    : undefined;
}
