/** A document whose form is not checked yet. */
export type Unchecked = Readonly<Record<string, unknown>>;

/** Brings documents of one version to the next. */
export interface Migration {
  /** What changed, for the reader: `rename-pool-to-max-pooling`. */
  readonly name: string;
  readonly from: number;
  migrate(document: Unchecked): Unchecked;
}

/** The version that is written. */
export const currentVersion = 1;

/** In order, one for every version that was ever released but the current one. */
export const migrations: readonly Migration[] = [];

/** Applies the migrations from the document's version on, one after the other. */
export function migrate(
  document: Unchecked,
  version: number,
  steps: readonly Migration[] = migrations,
): Unchecked {
  let migrated = document;
  for (const step of steps)
    if (step.from >= version) migrated = { ...step.migrate(migrated), version: step.from + 1 };
  return migrated;
}
