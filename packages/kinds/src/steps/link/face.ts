import type { Static } from 'typebox'
import { saidOf, stepFace, textOf } from '../face.ts'
import { linkSettings } from '../settings.ts'

export const LinkSettings = linkSettings('Link')
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
