export { LONGEST_DOCUMENT, planForDocument, type TextDocument } from './documents/read-document.ts'
export {
  answeredOf,
  quoting,
  unaskedIn,
  type Answered,
  type Answers,
  type AskedBack,
} from './choices/asked-back.ts'
export type { Asked } from './choices/doubts.ts'
export type { SuggestedChanges } from './language-model/answer.ts'
export { questionOf, type Request } from './language-model/context.ts'
export { withoutSecrets } from './language-model/left-out.ts'
export type { News } from './language-model/news.ts'
export { costOf, costWords } from './language-model/price.ts'
export { MOST_ROUNDS, propose, type Judgement, type Suggestion } from './language-model/propose.ts'
export { addressOf, type Provider, type ProviderName } from './language-model/provider.ts'
export {
  addTokens,
  estimate,
  NO_TOKENS,
  type Ask,
  type Heard,
  type Question,
  type Tokens,
} from './language-model/question.ts'
export { inWords } from './language-model/tell.ts'
export { Trouble } from './language-model/trouble.ts'
export { nextSteps } from './next/next-steps.ts'
export { namedHosts } from './named-hosts.ts'
export type { Region } from './language-model/region.ts'
export type { Picture } from './pictures/picture.ts'
export { readPicture } from './pictures/read-picture.ts'
export { planFor } from './plan.ts'
export type { PhraseReading, Plan } from './proposal.ts'
export { RECIPES } from './recipes.ts'
export type { SensitiveChange, SensitiveSort } from './sensitive/sensitive-change.ts'
export { sensitiveChanges } from './sensitive/sensitive-changes.ts'
export { PLANNED } from './works/planned.ts'
export { WORKS } from './works/works.ts'
