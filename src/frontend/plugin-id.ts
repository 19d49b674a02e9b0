/** As in `plugin.json`; also the namespace and the file name of the catalogues. */
export const PLUGIN_ID = 'flowlens-cls-datasource';
