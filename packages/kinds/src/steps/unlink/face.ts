import type { Static } from 'typebox'
import { saidOf, stepFace, textOf } from '../face.ts'
import { linkSettings } from '../settings.ts'

export const UnlinkSettings = linkSettings('Unlink')
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
