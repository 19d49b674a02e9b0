/** The plugin process. The handshake goes out first; everything that knows CLS loads behind it. */
import { serve } from '#plugin-sdk';

void serve(async () => (await import('./create-handlers')).createHandlers());
