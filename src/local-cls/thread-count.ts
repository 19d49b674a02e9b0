/** A running statement keeps a thread of Node's pool, which has four unless told; some stay free for files. */
import { READERS } from './store/reader-count';

process.env['UV_THREADPOOL_SIZE'] ??= String(READERS + 8);
