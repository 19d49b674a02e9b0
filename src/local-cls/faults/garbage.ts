/** Answers that are not CLS's, as proxies, overloaded gateways and dying connections send them. */
import type { ServerResponse } from 'node:http';

export const GARBAGE_FORMS = ['not-json', 'truncated', 'content-type', 'html-502'] as const;

/** `truncated`: the JSON stops half way; `content-type`: the right JSON, called HTML; `html-502`: a gateway's page. */
export type GarbageForm = (typeof GARBAGE_FORMS)[number];

const JSON_TYPE = 'application/json';
const HTML_TYPE = 'text/html; charset=utf-8';
const GATEWAY_PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

export function sendGarbage(response: ServerResponse, form: GarbageForm, content: string): void {
  const [status, type, text] = {
    'not-json': [200, JSON_TYPE, 'upstream connect error or disconnect/reset before headers'],
    truncated: [200, JSON_TYPE, content.slice(0, content.length / 2)],
    'content-type': [200, HTML_TYPE, content],
    'html-502': [502, HTML_TYPE, GATEWAY_PAGE],
  }[form] as [number, string, string];
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(text) }).end(text);
}

/** A reset discards what its receiver has not read yet. */
const READ_MS = 20;

/** Announces the whole answer, sends half of it and resets the connection. */
export function sendCut(response: ServerResponse, content: string): void {
  response.writeHead(200, { 'Content-Type': JSON_TYPE, 'Content-Length': Buffer.byteLength(content) });
  response.write(content.slice(0, content.length / 2), () =>
    setTimeout(() => response.socket?.resetAndDestroy(), READ_MS),
  );
}
