import type { Asking, Result } from './ask';
import { answerCoverage } from './quality-coverage';
import { answerDelay } from './quality-delay';
import { answerFreshness } from './quality-freshness';
import { answerLosses } from './quality-losses';
import { answerStatus } from './quality-status';
import type { QualityAsked } from './quality-subjects';
import { answerVolumeQuality } from './quality-volume';

/** Whether the flow logs themselves can be trusted: each view is an answer of its own. */
export function answerQuality(plan: QualityAsked, asking: Asking): Promise<Result> {
  switch (plan.view) {
    case 'freshness':
      return answerFreshness(plan, asking);
    case 'status':
      return answerStatus(plan, asking);
    case 'delay':
      return answerDelay(plan, asking);
    case 'coverage':
      return answerCoverage(plan, asking);
    case 'volume':
      return answerVolumeQuality(plan, asking);
    case 'losses':
      return answerLosses(plan, asking);
  }
}
