import type { VpcErrorCode } from '#cls';
import { ClsFailure } from '../../failure';

/** An answer with one of the codes that the VPC API's documents list for these actions. */
export function vpcFailure(code: VpcErrorCode, message: string): ClsFailure {
  return new ClsFailure(code, message);
}

export function malformed(parameter: string, value: string): ClsFailure {
  return vpcFailure('InvalidParameterValue.Malformed', `The value "${value}" of ${parameter} is malformed.`);
}

export function outOfRange(parameter: string, allowed: string): ClsFailure {
  return vpcFailure('InvalidParameterValue.Range', `${parameter} must be ${allowed}.`);
}

export function notFound(kind: string, id: string): ClsFailure {
  return vpcFailure('ResourceNotFound', `The ${kind} ${id} does not exist.`);
}
