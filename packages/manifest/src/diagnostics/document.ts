import { error, listed, meant, quoted } from './entry.ts'

/** About the document as such, before anything in it has a meaning. */
export const DOCUMENT = {
  'not-json': error<{ problem: string; line: number; column: number }>(
    (x) => `This is not JSON: ${x.problem} at line ${x.line}, column ${x.column}.`,
    'Correct the text at that place, or export the manifest from the studio again.',
  ),
  'too-large': error<{ limit: string }>(
    (x) => `This manifest is larger than ${x.limit}, which no drawing needs.`,
    'Check that this is the right file. If it is, split the project in two.',
  ),
  'too-deep': error<{ limit: number }>(
    (x) => `Lists and objects stand inside each other more than ${x.limit} deep.`,
    'Check that this is the right file: a manifest is about ten deep.',
  ),
  'duplicate-key': error<{ key: string; line: number }>(
    (x) => `The key ${quoted(x.key)} stands twice in one object (line ${x.line}).`,
    'Keep one of the two.',
  ),
  'forbidden-key': error<{ key: string }>(
    (x) => `${quoted(x.key)} can't be the name of a key.`,
    'Rename or remove the key.',
  ),
  'broken-text': error<void>(
    'A text holds half of a character (a lone surrogate), which no database can store.',
    'Type the text again, or remove the broken character.',
  ),
  'not-a-number': error<void>(
    'A number is too large to be held, or is not a number.',
    'Write a number between -1.7e308 and 1.7e308.',
  ),
  'not-a-manifest': error<{ problem: string }>(
    (x) => `This is JSON, but not a Drawbridge manifest: ${x.problem}.`,
    'A manifest is an object with “nodes” and “connections”. Look at docs/manifest.md.',
  ),
  'format-unknown': error<{ found: unknown; known: number }>(
    (x) =>
      `This manifest has format ${quoted(x.found)}; this version of Drawbridge knows ${x.known}.`,
    'Install the newest Drawbridge, or open the project in the studio that wrote it.',
  ),
  'wrong-value': error<{
    what: string
    expected: string
    found: unknown
    /** All values that it may have, where there is a list of them. */
    known?: readonly string[]
  }>(
    (x) => `${x.what} must be ${x.expected}; you wrote ${quoted(x.found)}.`,
    (x) => meant(x.found, x.known ?? [], `Write ${x.expected}.`),
  ),
  'missing-value': error<{
    what: string
    where: string
    /** It stands there, with nothing in it. */
    isEmpty?: boolean
  }>(
    (x) =>
      x.isEmpty === true
        ? `${quoted(x.what)} has no value ${x.where} yet.`
        : `${quoted(x.what)} is missing ${x.where}.`,
    (x) => (x.isEmpty === true ? 'Choose or write one.' : `Add ${quoted(x.what)}.`),
  ),
  'unknown-key': error<{ key: string; where: string; known: readonly string[] }>(
    (x) => `${quoted(x.key)} means nothing ${x.where}.`,
    (x) => meant(x.key, x.known, `Remove it. Known here: ${listed(x.known)}.`),
  ),
  'duplicate-id': error<{ id: string; what: string }>(
    (x) => `Two ${x.what} have the id ${quoted(x.id)}.`,
    'Give one of them another id.',
  ),
  'too-many-nodes': error<{ count: number; limit: number; what: string }>(
    (x) => `There are ${x.count} ${x.what}; the most that one project can have is ${x.limit}.`,
    'Split the project in two.',
  ),
} as const
