import { lazy, Suspense, useState } from 'react';
import { NewMenuLabel } from './NewMenuLabel.tsx';

const fetchMenu = () => import('./DocumentMenu.tsx');
const DocumentMenu = lazy(() => fetchMenu().then(({ DocumentMenu }) => ({ default: DocumentMenu })));

/** Begins another graph: an empty one, a sample, or one of before. What was open stays among the recent ones. */
export function NewMenu() {
  const [wanted, setWanted] = useState(false);
  const button = (
    <button
      type="button"
      className="button"
      aria-haspopup="menu"
      aria-expanded="false"
      onPointerEnter={() => void fetchMenu()}
      onFocus={() => void fetchMenu()}
      onClick={() => setWanted(true)}
    >
      <NewMenuLabel />
    </button>
  );
  return wanted ? (
    <Suspense fallback={button}>
      <DocumentMenu />
    </Suspense>
  ) : (
    button
  );
}
