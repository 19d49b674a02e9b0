/** Rules for what a person may choose and change of a flow log. */
import type { FlowLog } from '../flow-log';
import { checkChoice, checkLength } from './check-values';
import { outOfRange, vpcFailure } from './vpc-failure';

const LONGEST_NAME = 60;
const LONGEST_DESCRIPTION = 512;
const PERIODS = [60, 300, 600];

/** Names are unique: ModifyFlowLogAttribute lists `Duplicate`, and nothing else that it changes could be one. */
export function checkName(name: string, others: readonly Pick<FlowLog, 'name'>[]): void {
  if (name === '') {
    throw outOfRange('FlowLogName', `1 to ${LONGEST_NAME} characters long`);
  }
  checkLength('FlowLogName', LONGEST_NAME, name);
  if (others.some((other) => other.name === name)) {
    throw vpcFailure('InvalidParameterValue.Duplicate', `There is a flow log named ${name} already.`);
  }
}

export function checkDescription(description: string | undefined): void {
  checkLength('FlowLogDescription', LONGEST_DESCRIPTION, description);
}

export function checkPeriod(period: number | undefined, isCcn: boolean): void {
  if (period !== undefined && !isCcn) {
    throw outOfRange('Period', 'left out: only a CCN has a choice of capture windows');
  }
  checkChoice('Period', PERIODS, period);
}
