import type { Levels } from '../levels.ts'
import type { KindFace } from '../part-kind.ts'
import { OrganisationSettings } from './settings.ts'

export const organisationFace: KindFace<OrganisationSettings> = {
  kind: 'organisation',
  about: {
    title: 'Organisations',
    summary: 'Keeps the rows of one organisation apart from those of all others.',
    sentence: () => 'Rows belong to an organisation, and only its members reach them',
    icon: 'building-2',
    group: 'people',
    colour: 'auth',
    vocabulary: ['organisation', 'organization', 'tenant', 'workspace', 'company', 'customer'],
  },
  settings: OrganisationSettings,
  levels: { memberships: 'standard', shared: 'standard' } satisfies Levels<OrganisationSettings>,
  ports: [{ to: 'table', meaning: 'keeps its organisations in' }],
  defaults: {},
}
