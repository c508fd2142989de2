import { ChevronDown } from 'lucide-react';

/** What stands on the button that opens the menu of documents. */
export function NewMenuLabel() {
  return (
    <>
      New
      <ChevronDown size={14} aria-hidden="true" />
    </>
  );
}
