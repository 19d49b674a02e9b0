/** Makes the matchers that `tests/jsdom-setup.ts` loads known to the compiler. */
import '@testing-library/jest-dom/jest-globals';
