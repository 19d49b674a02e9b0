/**
 * npm's shell does not pass signals on: when it is ended, its children live on without a parent. They then end as if the
 * signal had reached them.
 */
export function endWithParent(end) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(watch);
      end();
    }
  }, 300);
  watch.unref();
}
