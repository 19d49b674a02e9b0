/** What the API tells of the demo's CCNs beside what the traffic model knows of them. */

/** Root account that owns everything. */
export const OWNER_UIN = '100000000001';

/** When CCNs, attachments and bandwidth were ordered. */
export const ORDERED_TIME = '2025-01-01 08:00:00';

/** The time of what never comes, e.g. the end of something paid by use. */
export const NEVER_TIME = '0000-00-00 00:00:00';

/** Gold; capped and paid by use, as is usual. */
export const QOS_LEVEL = 'AU';
