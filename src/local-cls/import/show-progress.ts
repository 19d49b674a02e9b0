/** Progress of one file: a bar on a terminal, a line now and then elsewhere. */
import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from './import-answer';

export interface ProgressView {
  show(progress: Progress): void;
  end(): void;
}

export function showProgress(file: string, output: NodeJS.WriteStream): ProgressView {
  return output.isTTY ? bar(file, output) : lines(file, output);
}

function bar(file: string, output: NodeJS.WriteStream): ProgressView {
  const format = `${file} {bar} {percentage}% | {good} records | {bad} bad | {duration_formatted}`;
  const view = new SingleBar(
    { format, stream: output, hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  view.start(1, 0, { good: 0, bad: 0 });
  return {
    show({ bytesRead, totalBytes, good, bad }) {
      view.setTotal(totalBytes);
      view.update(bytesRead, { good, bad });
    },
    end: () => view.stop(),
  };
}

const LINE_EVERY_MS = 2000;

function lines(file: string, output: NodeJS.WriteStream): ProgressView {
  let shownMs = Date.now();
  return {
    show({ bytesRead, totalBytes, good, bad }) {
      if (Date.now() - shownMs >= LINE_EVERY_MS) {
        shownMs = Date.now();
        output.write(`${file}: ${Math.floor((100 * bytesRead) / totalBytes)} %, ${good} records, ${bad} bad lines\n`);
      }
    },
    end: () => undefined,
  };
}
