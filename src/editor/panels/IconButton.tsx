import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
  /** The keys that do the same, as they are shown. */
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
}

/** A button that shows a picture of what it does, and says it when pointed at. */
export function IconButton({ label, icon, onClick, keys, disabled, pressed }: Props) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      aria-pressed={pressed}
      title={keys ? `${label} (${keys})` : label}
      disabled={disabled}
      onClick={onClick}
    >
      {icon}
    </button>
  );
}
