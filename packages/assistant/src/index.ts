export { planFor } from './plan.ts'
export type { PhraseReading, Plan } from './proposal.ts'
export { RECIPES } from './recipes.ts'
