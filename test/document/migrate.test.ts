import { describe, expect, test } from 'vitest';
import { currentVersion, type Migration, migrate, migrations } from '../../src/document/migrate.ts';

const steps: readonly Migration[] = [
  { name: 'name-the-title', from: 1, migrate: ({ name, ...rest }) => ({ ...rest, title: name }) },
  { name: 'shout-the-title', from: 2, migrate: (document) => ({ ...document, title: `${document.title}!` }) },
];

describe('an older document', () => {
  test('goes through every migration from its version on, in order', () => {
    expect(migrate({ version: 1, name: 'Deep' }, 1, steps)).toEqual({ version: 3, title: 'Deep!' });
    expect(migrate({ version: 2, title: 'Deep' }, 2, steps)).toEqual({ version: 3, title: 'Deep!' });
  });

  test('of the current version stays as it is', () => {
    const document = { version: 3, title: 'Deep' };
    expect(migrate(document, 3, steps)).toBe(document);
  });
});

test('every version that was ever released has its migration', () => {
  const released = Array.from({ length: currentVersion - 1 }, (_, i) => i + 1);
  expect(migrations.map(({ from }) => from)).toEqual(released);
});
