import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, vi } from 'vitest';

/** Takes what a test has rendered off the page, so that the next one starts with an empty page. */
afterEach(cleanup);

/** What is still being fetched would be cut off with the page, and missing in the files that come next, as they share it. */
afterAll(() => vi.dynamicImportSettled());

// What is fetched only when it is shown may take a while on a busy machine, which says nothing about the page.
configure({ asyncUtilTimeout: 20_000 });
