/**
 * Chunks load from where this module came from, not from a fixed path: Grafana may serve plugins from a CDN or under
 * a sub-path. Must be the first import of `module.ts`.
 */
// 'amd-module' is the loader's own `module` object; see the externals of the build.
import amdModule from 'amd-module';

// webpack replaces this name by its own setting.
declare let __webpack_public_path__: string;

const uri = amdModule?.uri;
if (uri) {
  __webpack_public_path__ = uri.slice(0, uri.lastIndexOf('/') + 1);
}
