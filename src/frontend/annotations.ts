import type { AnnotationQuery, AnnotationSupport } from '@grafana/data';
import type { LogFormat } from '#flowlog';
import { defaultQuery, EVENT_KINDS } from '#query';
import type { SavedQuery } from './saved-query';

/**
 * Annotations are edited by the query editor and read by Grafana's own names for their fields. That a query is one is
 * saved in it, as its format.
 */
export function annotationSupport(log: () => LogFormat): AnnotationSupport<SavedQuery> {
  const start = () => ({ ...defaultQuery('records', log()), format: 'annotations', refId: 'Anno' }) as SavedQuery;
  return {
    // Grafana shows the editor a new annotation before it is prepared; it would take a bare one for a panel's.
    getDefaultQuery: start,
    /** What Grafana saves for an annotation: a new one gets its question here, one taken from a panel its format. */
    prepareAnnotation: (annotation: AnnotationQuery<SavedQuery>) => {
      const { target } = annotation;
      // A kind that has no events is left to the backend to refuse by name.
      const isWritten = target !== undefined && 'kind' in target;
      const isOther = isWritten && !EVENT_KINDS.includes(target.kind);
      const isComplete = target?.format === 'annotations' || isOther;
      if (isComplete) {
        return annotation;
      }
      return { ...annotation, target: isWritten ? ({ ...target, format: 'annotations' } as SavedQuery) : start() };
    },
  };
}
