/**
 * `/local/faults`: `GET` lists what is set and how many calls it met, `PUT` sets (one fault or a list), `POST` adds,
 * `DELETE` clears. Each answers with the list.
 */
import type { IncomingMessage } from 'node:http';
import type { RouteHandler } from '../local-routes';
import { isJson, readBody } from '../read-body';
import type { Fault } from './fault';
import type { FaultPlan } from './fault-plan';
import { InvalidFaultError, parseFaults } from './parse-faults';

export const FAULTS_PATH = '/local/faults';

const MAX_BODY_BYTES = 1024 * 1024;

export function createFaultRoute(plan: FaultPlan): RouteHandler {
  const changes: Readonly<Record<string, (faults: Fault[]) => void>> = {
    PUT: (faults) => plan.set(...faults),
    POST: (faults) => plan.add(...faults),
  };
  return async (request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    const change = changes[request.method ?? ''];
    try {
      if (change !== undefined) {
        change(parseFaults(await readJson(request), plan.isRegion));
      } else if (request.method === 'DELETE') {
        plan.clear();
      } else if (request.method !== 'GET') {
        answer(405, { message: 'Send GET, PUT, POST or DELETE.' });
        return;
      }
      answer(200, { faults: plan.list() });
    } catch (error) {
      if (!(error instanceof InvalidFaultError)) {
        throw error;
      }
      answer(400, { message: error.message });
    }
  };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request, MAX_BODY_BYTES);
  if (!isJson(request)) {
    throw new InvalidFaultError('Content-Type', 'must be application/json');
  }
  if (body === undefined) {
    throw new InvalidFaultError('body', 'is larger than 1 MB');
  }
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch (error) {
    throw new InvalidFaultError('body', `is no JSON: ${(error as Error).message}`);
  }
}
