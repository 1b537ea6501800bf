import { tmpdir } from 'node:os'

/** Where tests make their files: in memory, where `npm test` found room. */
export const TEST_FOLDER = process.env['TEST_FOLDER'] ?? tmpdir()
