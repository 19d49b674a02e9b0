/** What @grafana/ui expects of a browser and jsdom lacks. Sizes are fixed: jsdom lays nothing out. */
import '@testing-library/jest-dom/jest-globals';
import { cleanup } from '@testing-library/react';
import { afterEach, jest } from '@jest/globals';
import { TextDecoder, TextEncoder } from 'node:util';
import { MessageChannel } from 'node:worker_threads';

// Icons are fetched as files; there is nobody to serve them.
jest.mock('react-inlinesvg', () => ({ __esModule: true, default: () => null }));

class StillObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}

const matchMedia = (media: string) => ({
  media,
  matches: false,
  onchange: null,
  addListener() {},
  removeListener() {},
  addEventListener() {},
  removeEventListener() {},
  dispatchEvent: () => false,
});

Object.assign(globalThis, {
  TextDecoder,
  TextEncoder,
  MessageChannel,
  ResizeObserver: StillObserver,
  IntersectionObserver: StillObserver,
});
Object.assign(window, { matchMedia });
// Else i18next greets in the log of every test file.
process.env.I18NEXT_NO_SUPPORT_NOTICE = '1';
Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
  value: () => ({ measureText: () => ({ width: 0 }) }),
});
Object.defineProperty(document, 'fonts', { value: { ready: Promise.resolve() } });
Object.defineProperty(HTMLElement.prototype, 'scrollIntoView', { value: () => undefined });
// Lists draw only the rows that fit; without a size none would.
for (const side of ['clientHeight', 'clientWidth', 'offsetHeight', 'offsetWidth']) {
  Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => 400 });
}

afterEach(cleanup);
