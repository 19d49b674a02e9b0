/** Codes of their own that the VPC API's documents list for the flow-log and CCN actions; the general ones come beside them. */
export const VPC_ERROR_CODES = [
  'InvalidParameter.Coexist',
  'InvalidParameter.FilterInvalidKey',
  'InvalidParameter.FilterNotDict',
  'InvalidParameter.FilterValuesNotList',
  'InvalidParameterValue.Duplicate',
  'InvalidParameterValue.Empty',
  'InvalidParameterValue.LimitExceeded',
  'InvalidParameterValue.Malformed',
  'InvalidParameterValue.Range',
  'InvalidParameterValue.TagDuplicateKey',
  'InvalidParameterValue.TooLong',
  'MissingParameter',
  'ResourceNotFound',
  'UnauthorizedOperation',
  'UnsupportedOperation',
  'UnsupportedOperation.FlowLogInstanceExisted',
] as const;

export type VpcErrorCode = (typeof VPC_ERROR_CODES)[number];
