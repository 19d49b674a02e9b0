/** A thread for each search that a topic may run (`SearchSlots`), and some for other topics and for files. */
process.env['UV_THREADPOOL_SIZE'] ??= '32';
