/** Stands in for the generated module of `@grafana/schema`, which lacks the `defaultOptions` that scenes import. */
export const pluginVersion = '12.4.10';
export const defaultOptions = {};
