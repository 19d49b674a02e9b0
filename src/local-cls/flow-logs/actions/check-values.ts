/** Checks of single values that several VPC actions share. Absent values pass. */
import { malformed, outOfRange, vpcFailure } from './vpc-failure';

export type IdPrefix = 'fl' | 'ccn' | 'eni' | 'vpc';

/** A prefix and eight small letters or digits. */
export function checkId(parameter: string, prefix: IdPrefix, id: string | undefined): void {
  if (id !== undefined && !new RegExp(`^${prefix}-[0-9a-z]{8}$`).test(id)) {
    throw malformed(parameter, id);
  }
}

export function checkChoice(parameter: string, choices: readonly (string | number)[], value?: string | number): void {
  if (value !== undefined && !choices.includes(value)) {
    throw outOfRange(parameter, choices.join(', '));
  }
}

export function checkLength(parameter: string, longest: number, text: string | undefined): void {
  if (text !== undefined && text.length > longest) {
    throw outOfRange(parameter, `at most ${longest} characters long`);
  }
}

export function checkCount(parameter: string, most: number, values: readonly unknown[]): void {
  if (values.length > most) {
    throw vpcFailure('InvalidParameterValue.LimitExceeded', `${parameter} can have at most ${most} values.`);
  }
}
