import { useLayoutEffect } from 'react';

/** Takes back the fonts that Grafana's global styles name: Grafana serves them itself, here nobody does. */
export function MachineFonts() {
  useLayoutEffect(() => {
    for (const sheet of document.styleSheets) {
      for (let index = sheet.cssRules.length - 1; index >= 0; index--) {
        if (sheet.cssRules[index].cssText.includes('/public/fonts/')) {
          sheet.deleteRule(index);
        }
      }
    }
  }, []);
  return null;
}
