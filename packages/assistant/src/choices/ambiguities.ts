import { accountsOrTable } from './accounts-or-table.ts'
import { became } from './became.ts'
import type { Ambiguity } from './doubt.ts'
import { fieldOfWhich } from './field-of-which.ts'
import { fieldOrTable } from './field-or-table.ts'
import { goneOrKept } from './gone-or-kept.ts'
import { oneOrSeveral } from './one-or-several.ts'
import { ownOrAll } from './own-or-all.ts'
import { putAway } from './put-away.ts'
import { renamedOrNew } from './renamed-or-new.ts'
import { tableOfWhich } from './table-of-which.ts'
import { unknownRole } from './unknown-role.ts'
import { whichCurrency } from './which-currency.ts'
import { whoseOwner } from './whose-owner.ts'

/** All in which the planner sees several meanings; which words are meant comes before what they mean. */
export const AMBIGUITIES: readonly Ambiguity[] = [
  renamedOrNew,
  tableOfWhich,
  fieldOfWhich,
  unknownRole,
  putAway,
  became,
  whichCurrency,
  accountsOrTable,
  whoseOwner,
  fieldOrTable,
  oneOrSeveral,
  ownOrAll,
  goneOrKept,
]
