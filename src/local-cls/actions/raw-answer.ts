import type { LogInfo } from '#cls';
import type { Switches } from '../switches';
import { emptyList } from './empty-list';

/** What every answer with raw records says, whatever was searched. */
export function rawAnswer(logs: LogInfo[], switches: Switches) {
  return {
    Analysis: false,
    Results: emptyList(logs, switches),
    ColNames: [],
    AnalysisResults: [],
    AnalysisRecords: null,
    Columns: null,
    SamplingRate: 0,
    Topics: null,
  };
}
