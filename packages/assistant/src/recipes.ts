import { changes } from './changes/changes.ts'
import { beginnings, fates } from './changes/fate.ts'
import { keepDeleted } from './changes/kept.ts'
import { notOfferedAnyMore, offers, staysAsItIs } from './changes/offers.ts'
import { removeWhatIsThere } from './changes/removal.ts'
import { served } from './changes/served.ts'
import { callers, endpoints } from './deeds/endpoints/endpoint.ts'
import { defaultsToNow } from './deeds/begins-now.ts'
import { deeds, refusals } from './deeds/rule.ts'
import { rulesOf } from './deeds/under.ts'
import { answers } from './questions/answer.ts'
import type { Recipe } from './recipe.ts'
import { signInMethod } from './people/sign-in-method.ts'
import { addRoles } from './people/add-roles.ts'
import { signsIn } from './people/sign-in.ts'
import { signInSaid } from './people/sign-in-said/sign-in-said.ts'
import { addWay } from './people/ways.ts'
import { access, ownCases } from './people/access.ts'
import { acts } from './people/act-clause.ts'
import { connect } from './recipes/connect.ts'
import { happenings } from './things/happenings.ts'
import { limitFields, uniqueTogether } from './things/limit-clause.ts'
import { fieldType } from './recipes/field-type.ts'
import { removeNothing } from './recipes/fields.ts'
import { chooseDatabase } from './recipes/project.ts'
import { addItems, listedItems } from './things/add-items.ts'
import { bareItems, terseThing } from './things/bare-items.ts'
import { childThings } from './things/child-things.ts'
import { computedFields } from './computed/computed-fields.ts'
import { choices, heading, moreOfIt, whatFor } from './things/more-of-it.ts'
import { drawDoer, drawRelation } from './things/draw-relation.ts'
import { ownedByAccounts } from './things/owned-by.ts'
import { ofLastNoun } from './things/last-noun.ts'
import { relateOwn, relateThings } from './things/relate-things.ts'
import { eachTime } from './things/each-time.ts'
import { notedItems } from './things/noted-items.ts'
import { toldThings } from './things/told-things.ts'
import { drawAssigned } from './things/draw-assigned.ts'
import { drawDone } from './things/draw-done.ts'
import { drawThings } from './things/draw-things.ts'

/** All that the planner understands. The first recipe that reads a phrase has it. */
export const RECIPES: readonly Recipe[] = [
  heading,
  rulesOf,
  connect,
  answers,
  ownCases,
  endpoints,
  callers,
  ownedByAccounts,
  childThings,
  fates,
  served,
  changes,
  eachTime,
  toldThings,
  notedItems,
  refusals,
  deeds,
  defaultsToNow,
  signInSaid,
  signInMethod,
  addRoles,
  signsIn,
  addWay,
  chooseDatabase,
  staysAsItIs,
  removeWhatIsThere,
  keepDeleted,
  offers,
  notOfferedAnyMore,
  removeNothing,
  computedFields,
  uniqueTogether,
  limitFields,
  beginnings,
  choices,
  drawDoer,
  drawAssigned,
  acts,
  access,

  listedItems,
  addItems,
  terseThing,
  relateOwn,
  drawRelation,
  relateThings,
  drawDone,
  happenings,
  fieldType,
  moreOfIt,
  drawThings,
  ofLastNoun,
  bareItems,
  whatFor,
]
