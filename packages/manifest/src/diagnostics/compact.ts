import { error, information, quoted } from './entry.ts'

/** About the compact form, and what was added to it. */
export const COMPACT = {
  'inferred-part': information<{ kind: string; name: string; why: string }>(
    (x) => `Added the ${x.kind} ${quoted(x.name)}: ${x.why}.`,
    'Nothing to do. Save the full manifest to change it.',
  ),
  'inferred-setting': information<{ what: string; why: string }>(
    (x) => `${x.what}: ${x.why}.`,
    'Nothing to do. Save the full manifest to change it.',
  ),
  'compact-unclear': error<{ name: string; type: string }>(
    (x) =>
      `Nothing says what ${quoted(x.name)} is${x.type === '' ? '' : ` (type ${quoted(x.type)})`}.`,
    'Give it a type (table, auth, api, mysql, postgres, sqlite, or methods such as GET and POST), one of these names, or a schema.',
  ),
  'compact-wrong-schema': error<{ name: string; found: string }>(
    (x) => `The schema ${quoted(x.found)} of ${quoted(x.name)} is not the name of a collection.`,
    'Write a name such as UserCollection, in Latin letters.',
  ),
} as const
