import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

/** Takes what a test has rendered off the page, so that the next one starts with an empty page. */
afterEach(cleanup);

// What is fetched only when it is shown may take a while on a busy machine, which says nothing about the page.
configure({ asyncUtilTimeout: 20_000 });
