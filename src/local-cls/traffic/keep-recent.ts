/** The same function with its last `most` results at hand: nothing but time depends on what was asked before. */
export function keepRecent<Key, Result>(most: number, make: (key: Key) => Result): (key: Key) => Result {
  const recent = new Map<Key, Result>();
  return (key) => {
    const result = recent.get(key) ?? make(key);
    recent.delete(key);
    recent.set(key, result);
    if (recent.size > most) {
      recent.delete(recent.keys().next().value!);
    }
    return result;
  };
}
