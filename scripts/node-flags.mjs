/**
 * How the backend's Node is started, in Grafana and in the benchmark. Answers are parsed row by row, so most garbage dies
 * young: a larger young generation halves the time to a frame. The heap's limit keeps one wild query from taking the host.
 */
export const NODE_FLAGS = ['--max-old-space-size=1024', '--max-semi-space-size=128'];
