type Environment = Readonly<Record<string, string | undefined>>;

const VARIABLE = /\$(?:(\$)|\{(\w+)\}|(\w+))/g;

/**
 * Fills environment variables into the texts of a provisioning file, as Grafana does.
 *
 *     expandEnvironment('http://${HOST}:$PORT', { HOST: 'cls', PORT: '80' })  ->  'http://cls:80'
 *
 * `$$` stands for one dollar sign; a variable that is not set is empty.
 */
export function expandEnvironment<T>(value: T, environment: Environment): T {
  return expand(value, environment) as T;
}

function expand(value: unknown, environment: Environment): unknown {
  if (typeof value === 'string') {
    return value.replace(VARIABLE, (_match, dollar?: string, braced?: string, bare?: string) =>
      dollar ? '$' : (environment[braced ?? bare ?? ''] ?? ''),
    );
  }
  if (Array.isArray(value)) {
    return value.map((each) => expand(each, environment));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, expand(each, environment)]));
  }
  return value;
}
