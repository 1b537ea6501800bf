import { Type, type Static } from 'typebox'
import { saidOf, stepFace, textOf } from '../face.ts'
import { Formula, Relation, strict, Table } from '../settings.ts'

export const LinkSettings = Type.Object(
  {
    table: Table,
    relation: Relation('Relation'),
    row: Formula('Row', 'The row, or its id.'),
    target: Formula('Other row', 'The row of the other table, its id, or a list of either.'),
  },
  { title: 'Link', ...strict },
)
export type LinkSettings = Static<typeof LinkSettings>

export const linkFace = stepFace({
  kind: 'link',
  title: 'Link',
  summary: 'Links a row with others, as a tag with an article; what is linked already stays so.',
  icon: 'link',
  group: 'data',
  vocabulary: ['link', 'connect', 'attach', 'favorite', 'follow'],
  settings: LinkSettings,
  defaults: { table: '', relation: '', row: 'params.id', target: 'user.id' },
  sentence: (step) =>
    `Links ${saidOf(step, 'row')} with ${saidOf(step, 'target')} in “${textOf(step, 'relation')}”`,
})
