import { error } from './entry.ts'

/** What only the compiler of TypeScript, the database and the running code can know. */
export const VERIFICATION = {
  'type-mismatch': error<{ file: string; line: number; reason: string }>(
    (x) => `TypeScript does not accept ${x.file}, line ${x.line}: ${x.reason}`,
    'Open that line in the code view: it leads to the part that it was written for.',
  ),
  'migration-refused': error<{ reason: string }>(
    (x) => `The database refuses a migration: ${x.reason}`,
    'Change what the message names in the drawing, and generate again.',
  ),
  'statement-refused': error<{ file: string; line: number; reason: string }>(
    (x) =>
      `The database does not understand the statement in ${x.file}, line ${x.line}: ${x.reason}`,
    'Change what the message names in the drawing, and generate again.',
  ),
  'code-not-starting': error<{ reason: string }>(
    (x) => `The backend does not start: ${x.reason}`,
    'Open the line that the message names in the code view, and change the part that it belongs to.',
  ),
  'test-failing': error<{ name: string; reason: string }>(
    (x) => `The test “${x.name}” fails: ${x.reason}`,
    'Change the part that it tries, or the test where it asks for what is not wanted any more.',
  ),
  'rule-not-kept': error<{ call: string; who: string; status: string; expected: string }>(
    (x) => `${x.call} answers ${x.status} to ${x.who}, where the rules as drawn say ${x.expected}.`,
    'Look at the code and the steps behind that endpoint: something there goes past its rules.',
  ),
  'endpoint-crashes': error<{ call: string; who: string }>(
    (x) => `${x.call} fails with 500 for ${x.who}.`,
    'Send that request in the preview: what it did is shown step by step there.',
  ),
  'verification-cut-short': error<{ what: string; reason: string }>(
    (x) => `${x.what} could not be tried to the end: ${x.reason}`,
    'Try again. If it goes on, the machine may be short of memory or of time.',
  ),
} as const
