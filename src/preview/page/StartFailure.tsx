function describe(error: unknown): string {
  if (error instanceof Error) {
    return error.message;
  }
  const data = (error as { data?: { message?: string } } | undefined)?.data;
  return data?.message ?? JSON.stringify(error);
}

/** Shown where the page cannot start at all, so nothing of Grafana may be needed here. */
export function StartFailure({ error }: { error: unknown }) {
  return (
    <main style={{ color: '#ccccdc', fontFamily: 'sans-serif', margin: '15vh auto', maxWidth: 640 }}>
      <h1>The preview page could not start</h1>
      <p>{describe(error)}</p>
    </main>
  );
}
