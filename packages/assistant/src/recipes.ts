import type { Recipe } from './recipe.ts'
import { access } from './recipes/access.ts'
import { addTable, addTables } from './recipes/add-table.ts'
import { connect } from './recipes/connect.ts'
import { fieldLimits } from './recipes/field-limits.ts'
import { fieldType } from './recipes/field-type.ts'
import { addFields, removeThing, rename } from './recipes/fields.ts'
import { addSignIn, chooseDatabase } from './recipes/project.ts'
import { relations } from './recipes/relations.ts'

/** All that the planner understands. The first recipe that reads a phrase has it. */
export const RECIPES: readonly Recipe[] = [
  addSignIn,
  connect,
  chooseDatabase,
  rename,
  removeThing,
  access,
  relations,
  addTables,
  addTable,
  addFields,
  fieldType,
  fieldLimits,
]
