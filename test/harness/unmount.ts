import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

/** Takes what a test has rendered off the page, so that the next one starts with an empty page. */
afterEach(cleanup);
