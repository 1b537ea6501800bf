import { error, information, listed, meant, quoted, warning } from './entry.ts'

/** About tables, fields, relations and indexes. */
export const TABLES = {
  /** `inCode`: where the name is one of the code's own, and words are written together in it. */
  'name-not-usable': error<{ what: string; name: string; inCode?: true }>(
    (x) => `${x.what} can't be called ${quoted(x.name)}.`,
    (x) => {
      if (x.inCode !== true)
        return 'Use a name of 1 to 48 Latin letters, digits and underscores that begins with a letter.'
      return /^[a-z][A-Za-z0-9]*$/.test(x.name)
        ? `TypeScript has that word for something else. Choose another, such as ${quoted(`my${x.name.charAt(0).toUpperCase()}${x.name.slice(1)}`)}.`
        : 'Use Latin letters and digits alone, and a small letter first, as in “newOrder”.'
    },
  ),
  'reserved-name': error<{ what: string; name: string; why: string }>(
    (x) => `${x.what} can't be called ${quoted(x.name)}: ${x.why}.`,
    (x) => `Choose another name, such as ${quoted(`${x.name}Value`)}.`,
  ),
  'duplicate-name': error<{ what: string; name: string; other: string }>(
    (x) => `${x.what} ${quoted(x.name)} has the same name as ${x.other}.`,
    'Rename one of the two. Capital letters and underscores make no difference.',
  ),
  'empty-table': warning<{ name: string }>(
    (x) => `The table ${quoted(x.name)} has no fields.`,
    'Add a field.',
  ),
  'setting-does-not-apply': error<{ setting: string; type: string; types: readonly string[] }>(
    (x) => `${quoted(x.setting)} has no meaning for a field of type ${x.type}.`,
    (x) => `Remove it, or choose another type (${listed(x.types, 'or')}).`,
  ),
  'contradictory-limits': error<{ low: string; high: string; lowValue: number; highValue: number }>(
    (x) => `${quoted(x.low)} (${x.lowValue}) is greater than ${quoted(x.high)} (${x.highValue}).`,
    'Swap the two, or remove one.',
  ),
  'limit-out-of-range': error<{ setting: string; value: number; range: string }>(
    (x) =>
      `${quoted(x.setting)} is ${x.value}, which is outside of what the field can hold (${x.range}).`,
    'Choose a value inside that range.',
  ),
  'enum-without-values': error<{ name: string }>(
    (x) => `The choice ${quoted(x.name)} has nothing to choose from.`,
    'Add its values, such as “draft” and “published”.',
  ),
  'duplicate-value': error<{ value: string }>(
    (x) =>
      `The value ${quoted(x.value)} stands twice; case and spaces at the end make no difference.`,
    'Remove one of the two.',
  ),
  'control-character': error<{ what: string }>(
    (x) => `${x.what} holds a line break or another control character.`,
    'Write it on one line, without control characters.',
  ),
  'wrong-default': error<{ name: string; value: unknown; expected: string }>(
    (x) => `The default of ${quoted(x.name)} is ${quoted(x.value)}, but it must be ${x.expected}.`,
    (x) => `Write ${x.expected}, or remove the default.`,
  ),
  'default-on-unique': error<{ name: string }>(
    (x) =>
      `${quoted(x.name)} is unique and has a fixed default: the second row could not be created.`,
    'Remove the default, or let the field not be unique.',
  ),
  'pattern-invalid': error<{ pattern: string; problem: string }>(
    (x) => `The pattern ${quoted(x.pattern)} can't be read: ${x.problem}.`,
    'Correct the pattern, or remove it.',
  ),
  'pattern-not-portable': error<{ pattern: string; what: string }>(
    (x) =>
      `The pattern ${quoted(x.pattern)} uses ${x.what}, which can't be checked in a fixed time.`,
    'Write it without, or remove the pattern.',
  ),
  'pattern-slow': error<{ pattern: string }>(
    (x) => `Somebody could send a text on which the pattern ${quoted(x.pattern)} takes very long.`,
    'Avoid repetition inside repetition, such as (a+)+, and choices inside repetition, such as (a|b)*. Begin it with ^, and limit the length of the field.',
  ),
  'database-limit': error<{
    what: string
    measure: string
    actual: number
    allowed: number
    database: string
  }>(
    (x) => `${x.what} has ${x.actual} ${x.measure}; ${x.database} allows ${x.allowed}.`,
    'Make its strings shorter (“Length”), use the type text for long ones, or split the table.',
  ),
  'no-fulltext': information<{ database: string }>(
    (x) => `${x.database} has no full text index, so none is made there.`,
    'Nothing to do: “search” finds the same rows without it, and takes longer where there are many.',
  ),
  'unique-among-deleted': information<{ name: string }>(
    (x) =>
      `Deleted rows are kept, and still hold their ${quoted(x.name)}: no new row can have the same.`,
    'Nothing to do if that is what you mean. Otherwise turn off “Unique” or “Keep deleted rows”.',
  ),
  'not-indexable': error<{ name: string; type: string; use: string }>(
    (x) => `${quoted(x.name)} is of type ${x.type}, which can't be ${x.use}.`,
    'Choose the type string for it, or leave it out.',
  ),
  'unknown-field': error<{ name: string; where: string; known: readonly string[] }>(
    (x) => `${x.where} names ${quoted(x.name)}, which is no field of this table.`,
    (x) => meant(x.name, x.known, `Use one of ${listed(x.known.map(quoted), 'or')}.`),
  ),
  'field-named-twice': error<{ name: string; where: string }>(
    (x) => `${x.where} names ${quoted(x.name)} twice.`,
    'Name it once.',
  ),
  'fulltext-wrong-type': error<{ name: string; type: string }>(
    (x) => `A full text index holds string and text fields only; ${quoted(x.name)} is ${x.type}.`,
    'Take the field out of the index, or make the index a plain one.',
  ),
  'duplicate-index': warning<{ fields: readonly string[] }>(
    (x) => `There is an index on ${listed(x.fields.map(quoted))} already.`,
    'Remove one of the two: it costs time on each write and gives nothing.',
  ),
  'relation-to-nothing': error<{ name: string; target: string }>(
    (x) => `The relation ${quoted(x.name)} leads to ${quoted(x.target)}, which is not there.`,
    'Choose the table that it leads to, or remove the relation.',
  ),
  'relation-to-other-kind': error<{ name: string; target: string; kind: string }>(
    (x) =>
      `The relation ${quoted(x.name)} leads to ${quoted(x.target)}, which is a part of kind ${x.kind}.`,
    'Relations lead to tables: choose one.',
  ),
  'inverse-name-clash': error<{ name: string; table: string; other: string }>(
    (x) =>
      `${quoted(x.table)} would see this relation as ${quoted(x.name)}, but ${x.other} has that name.`,
    'Choose another name for the other side, or leave it empty.',
  ),
  'required-set-null': error<{ name: string }>(
    (x) =>
      `${quoted(x.name)} is required, so it can't be emptied when the row it points to is deleted.`,
    'Let the relation not be required, or choose “restrict” or “cascade” on deleting.',
  ),
  'required-cycle': error<{ tables: readonly string[] }>(
    (x) =>
      x.tables.length === 1
        ? `Each row of ${quoted(x.tables[0])} needs another row of it, so the first can't be created.`
        : `Rows of ${listed(x.tables.map(quoted))} need each other, so the first can't be created.`,
    'Let one of these relations not be required.',
  ),
  'many-to-many-setting': error<{ name: string; setting: string }>(
    (x) => `${quoted(x.name)} is many-to-many, where ${quoted(x.setting)} has no meaning.`,
    (x) => `Remove ${quoted(x.setting)}: links go when either side is deleted.`,
  ),
  'nobody-can-write': error<{ name: string }>(
    (x) => `${quoted(x.name)} is required, but callers can't write it and it has no default.`,
    'Give it a default, let it not be required, make it visible, or give it its value by an event before a row is created.',
  ),
  'nothing-to-write': error<{ name: string; operation: string }>(
    (x) =>
      `Callers may ${x.operation} rows of ${quoted(x.name)}, but there is nothing in them to write.`,
    'Add a field that callers may write, or take the operation away.',
  ),
  'restore-without-soft-delete': error<{ name: string }>(
    (x) => `${quoted(x.name)} offers “restore”, but its deleted rows are gone for good.`,
    'Turn on “Keep deleted rows”, or remove the restore operation.',
  ),
  'wrong-computed': error<{ name: string; table: string; problem: string; cure: string }>(
    (x) => `The computed field ${quoted(x.name)} of ${quoted(x.table)} has a mistake: ${x.problem}`,
    (x) => x.cure,
  ),
  'computed-beyond-database': error<{
    name: string
    table: string
    problem: string
    cure: string
  }>(
    (x) =>
      `The computed field ${quoted(x.name)} of ${quoted(x.table)} can’t be had from the database: ${x.problem}`,
    (x) => x.cure,
  ),
  'computed-shows-hidden': error<{ name: string; table: string; field: string }>(
    (x) =>
      `The computed field ${quoted(x.name)} of ${quoted(x.table)} shows ${quoted(x.field)}, which is hidden from everybody.`,
    'Compute it from other fields, ask only whether something is so, or make the field visible.',
  ),
  'computed-shows-more': warning<{ name: string; table: string; field: string }>(
    (x) =>
      `The computed field ${quoted(x.name)} of ${quoted(x.table)} shows what ${quoted(x.field)} is to everybody who may read the row, although not everybody may read that field.`,
    'Compute it from other fields, or take the rule from the field.',
  ),
} as const
