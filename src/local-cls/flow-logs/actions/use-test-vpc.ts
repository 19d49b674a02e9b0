import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { FlowLogInfo } from '#cls';
import { type CallOptions, ENI, openTestVpc, REGION, type TestVpc } from './open-test-vpc';

/** A VPC API for all tests of a file, each with the flow logs of the start, and short ways to ask it. */
export function useTestVpc() {
  let vpc: TestVpc;
  beforeAll(async () => {
    vpc = await openTestVpc();
  });
  beforeEach(() => vpc.reset());
  afterAll(() => vpc.remove());

  const call = <Answer>(name: string, request: object, options?: CallOptions): Promise<Answer> =>
    vpc.call(name, request, { region: REGION, ...options });
  return {
    call,
    store: () => vpc.store,
    /** Makes a flow log, of an interface if not told otherwise. */
    async create(request: object = ENI, options?: CallOptions): Promise<FlowLogInfo> {
      return (await call<{ FlowLog: FlowLogInfo[] }>('CreateFlowLog', request, options)).FlowLog[0]!;
    },
    list: (request: object = {}, options?: CallOptions) =>
      call<{ FlowLog: FlowLogInfo[]; TotalNum: number }>('DescribeFlowLogs', request, options),
  };
}
