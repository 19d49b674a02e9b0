/** What Grafana's packages expect to find on `window` before they load. */
const BOOT_DATA = {
  settings: { featureToggles: {}, buildInfo: { version: '12.4.10', env: 'production' }, appSubUrl: '' },
  user: { theme: 'dark', lightTheme: false, permissions: {} },
  navTree: [],
};

export const PAGE_HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>FlowLens preview</title>
    <link rel="icon" href="/public/plugins/flowlens-cls-datasource/img/logo.svg">
    <style>body { background: #111217; margin: 0; }</style>
    <script>
      window.__grafana_public_path__ = '/public/';
      window.grafanaBootData = ${JSON.stringify(BOOT_DATA)};
    </script>
  </head>
  <body>
    <div id="root"></div>
    <script src="/build/main.js"></script>
  </body>
</html>
`;
