/** Two inputs and an output, as on the tab. */
export function Logo() {
  return (
    <svg viewBox="0 0 16 16" width={20} height={20} className="logo" role="img" aria-label="Layerwire">
      <path d="M3.5 3.5C8 3.5 8 8 12.5 8M3.5 12.5C8 12.5 8 8 12.5 8" />
      <circle data-sign="negative" cx="3.25" cy="3.5" r="2.75" />
      <circle data-sign="negative" cx="3.25" cy="12.5" r="2.75" />
      <circle data-sign="positive" cx="12.5" cy="8" r="3.25" />
    </svg>
  );
}
