import { NO_NEEDS, type PartKind } from '../part-kind.ts'
import { checkOrganisation } from './check.ts'
import { organisationFace } from './face.ts'
import type { OrganisationChoices } from './settings.ts'

/** It adds nothing of its own: it is in the rules of every table whose rows belong to an organisation. */
export const organisation: PartKind<OrganisationChoices> = {
  ...organisationFace,
  needs: () => NO_NEEDS,
  check: checkOrganisation,
}
