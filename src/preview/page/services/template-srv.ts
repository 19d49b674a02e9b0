/** Grafana's `TemplateSrv`: hands everything to the variables of the scene that is asking. */
import { type ScopedVars, type TypedVariableModel } from '@grafana/data';
import { type TemplateSrv, type VariableInterpolation } from '@grafana/runtime';
import { sceneGraph, type SceneObject } from '@grafana/scenes';

const VARIABLE = /\$(\w+)|\$\{(\w+)(?:\.[^:}]+)?(?::[^}]+)?\}|\[\[(\w+)/;

type SceneValue = { valueOf(): SceneObject };

export class SceneTemplateSrv implements TemplateSrv {
  private scene: SceneObject | undefined;

  /** The scene on screen: who asks without scoped variables means this one. */
  setScene(scene: SceneObject | undefined): void {
    this.scene = scene;
  }

  replace(
    target = '',
    scopedVars?: ScopedVars,
    format?: Parameters<TemplateSrv['replace']>[2],
    _interpolations?: VariableInterpolation[],
  ): string {
    const asking = scopedVars?.__sceneObject?.value as SceneValue | undefined;
    const scene = asking?.valueOf() ?? this.scene;
    return scene ? sceneGraph.interpolate(scene, target, scopedVars, format as string | undefined) : target;
  }

  getVariables(): TypedVariableModel[] {
    const variables = this.scene ? sceneGraph.getVariables(this.scene).state.variables : [];
    return variables.map((variable) => {
      const current = { value: variable.getValue(), text: variable.getValueText?.() ?? '' };
      // Scenes keep another shape than the classic model; name and current value are what plugins read.
      return { ...variable.state, id: variable.state.name, current } as unknown as TypedVariableModel;
    });
  }

  containsTemplate(target?: string): boolean {
    return target !== undefined && VARIABLE.test(target);
  }

  updateTimeRange(): void {
    // Scenes keep their own time range.
  }
}
