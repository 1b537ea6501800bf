import { Type, type Static } from 'typebox'
import { saidOf, stepFace, textOf } from '../face.ts'
import { Formula, Relation, strict, Table } from '../settings.ts'

export const UnlinkSettings = Type.Object(
  {
    table: Table,
    relation: Relation('Relation'),
    row: Formula('Row', 'The row, or its id.'),
    target: Formula('Other row', 'The row of the other table, its id, or a list of either.'),
  },
  { title: 'Unlink', ...strict },
)
export type UnlinkSettings = Static<typeof UnlinkSettings>

export const unlinkFace = stepFace({
  kind: 'unlink',
  title: 'Unlink',
  summary: 'Takes the link between two rows away; where there is none, nothing happens.',
  icon: 'unlink',
  group: 'data',
  vocabulary: ['unlink', 'disconnect', 'detach', 'unfollow'],
  settings: UnlinkSettings,
  defaults: { table: '', relation: '', row: 'params.id', target: 'user.id' },
  sentence: (step) =>
    `Unlinks ${saidOf(step, 'row')} from ${saidOf(step, 'target')} in “${textOf(step, 'relation')}”`,
})
