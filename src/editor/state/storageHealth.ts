import { describeTrouble } from './database.ts';

/** Whether work can be kept, as it turns out. Storage may be forbidden, full or broken: then the editor goes on without. */
export class StorageHealth {
  private readonly onTrouble: (message: string) => void;
  private readonly onRecovered: () => void;
  private trouble: string | undefined;

  /** `onTrouble` is called with a sentence for the user, once a reason; `onRecovered` when work can be kept again. */
  constructor(onTrouble: (message: string) => void, onRecovered: () => void = () => {}) {
    this.onTrouble = onTrouble;
    this.onRecovered = onRecovered;
  }

  get inTrouble(): boolean {
    return this.trouble !== undefined;
  }

  /** What the work gives, or something else where it fails. */
  async attempt<T, O>(work: () => Promise<T>, otherwise: O): Promise<T | O> {
    try {
      return await work();
    } catch (error) {
      const trouble = describeTrouble(error);
      if (trouble !== this.trouble) this.onTrouble(trouble);
      this.trouble = trouble;
      return otherwise;
    }
  }

  /** Something was written. */
  recover(): void {
    if (!this.inTrouble) return;
    this.trouble = undefined;
    this.onRecovered();
  }
}
