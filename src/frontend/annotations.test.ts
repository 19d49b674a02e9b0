import { describe, expect, test } from '@jest/globals';
import type { AnnotationQuery } from '@grafana/data';
import { defaultQuery, parseQuery } from '#query';
import { annotationSupport } from './annotations';
import type { SavedQuery } from './saved-query';

const prepare = (target?: Partial<SavedQuery>) => {
  const annotation = { name: 'n', enable: true, iconColor: 'red', ...(target ? { target } : {}) };
  const prepared = annotationSupport(() => 'eni').prepareAnnotation!(annotation) as AnnotationQuery<SavedQuery>;
  return { isSame: (prepared as object) === annotation, ...prepared };
};

describe('an annotation', () => {
  test('begins as records of the flow log that there is, and says so in what is saved', () => {
    for (const start of [undefined, { refId: 'Anno' }]) {
      expect(prepare(start).target).toMatchObject({
        kind: 'records',
        log: 'eni',
        format: 'annotations',
        refId: 'Anno',
      });
      expect(() => parseQuery(prepare(start).target)).not.toThrow();
    }
  });

  test('is shown as it begins to the editor, which Grafana opens before anything is saved', () => {
    expect(annotationSupport(() => 'eni').getDefaultQuery!()).toEqual(prepare().target);
  });

  test('that was a panel keeps its question', () => {
    const panel = { ...defaultQuery('traffic'), refId: 'A' };
    expect(prepare(panel).target).toEqual({ ...panel, format: 'annotations' });
  });

  test('is left alone once it is one, or where its kind has no events', () => {
    expect(prepare({ ...defaultQuery('code'), refId: 'Anno', format: 'annotations' }).isSame).toBe(true);
    expect(prepare({ ...defaultQuery('top'), refId: 'A' }).isSame).toBe(true);
  });
});
