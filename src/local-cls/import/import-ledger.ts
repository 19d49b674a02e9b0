/**
 * Which files a topic holds, kept as the topic's mark beside the records: a file imported again is known, one whose
 * import was cut off goes on where it ended.
 */
export interface ImportedFile {
  /** Records of the file in this topic. */
  records: number;
  complete: boolean;
}

export class ImportLedger {
  private constructor(private readonly files: Record<string, ImportedFile>) {}

  static parse(mark: string | undefined): ImportLedger {
    return new ImportLedger(
      mark === undefined ? {} : (JSON.parse(mark) as { imported: Record<string, ImportedFile> }).imported,
    );
  }

  /** `hash` is the SHA-256 of the file's bytes. */
  file(hash: string): ImportedFile {
    return this.files[hash] ?? { records: 0, complete: false };
  }

  set(hash: string, file: ImportedFile): void {
    this.files[hash] = file;
  }

  print(): string {
    return JSON.stringify({ imported: this.files });
  }
}
