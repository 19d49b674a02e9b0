import type { Agent, ClientRequest, IncomingMessage } from 'node:http';

/** What every agent of Node has, though its types do not say so. */
interface RequestTaker {
  addRequest(request: ClientRequest, ...rest: unknown[]): void;
}

/**
 * Lets a request fail when its connection ends in the middle of the answer. The SDK sends with node-fetch 2, which
 * pipes answers and so never hears of that: the call would hang until its time is over.
 */
export function failWhenCut<A extends Agent>(agent: A): A {
  const taker = agent as unknown as RequestTaker;
  const addRequest = taker.addRequest.bind(agent);
  taker.addRequest = (request, ...rest) => {
    request.once('response', (response: IncomingMessage) =>
      response.once('close', () => {
        if (!response.complete) {
          request.emit('error', Object.assign(new Error('answer cut off'), { code: 'ANSWER_CUT' }));
        }
      }),
    );
    addRequest(request, ...rest);
  };
  return agent;
}
