import { itemsOf, type JsonObject, type Manifest, type Node } from '@drawbridge/manifest'
import { joinedFrom, ofKind, textsOf } from '../next/look.ts'
import type { NextStep, NextSteps } from '../next/next-step.ts'
import { isServed, keepsAccounts, serving, SIGN_IN, hasSignIn } from '../next/serving.ts'
import { endingFor } from '../steps/ending.ts'

/** An API serves tables, asks who calls, and each of its endpoints answers and says who may call it. */
export const nextOfApi: NextSteps = (api, drawing) => {
  const endpoints = itemsOf(api.settings['endpoints'])
  return [
    ...endpoints.map(answering),
    ...endpoints.map((endpoint) => ruled(endpoint, api, drawing)),
    servingAny(drawing),
    hasSignIn(drawing) ? undefined : SIGN_IN,
  ].filter((step) => step !== undefined)
}

/** The first table that nobody reaches. */
function servingAny(drawing: Manifest): NextStep | undefined {
  const table = ofKind(drawing, 'table').find(
    (one) => !isServed(one, drawing) && !keepsAccounts(one, drawing),
  )
  return table && serving(table, drawing)
}

/** A flow that was begun, and none of whose ways ends. */
function answering({ id, name, steps }: JsonObject): NextStep | undefined {
  const step = endingFor(steps, 'endpoint')
  if (!step) return undefined
  return {
    says: `Answer at the end of ${String(name)}`,
    why: 'Its steps end without an answer.',
    makes: [{ path: ['endpoints', `#${String(id)}`, 'steps'], item: step }],
  }
}

function ruled(
  { id, name, access }: JsonObject,
  api: Node,
  drawing: Manifest,
): NextStep | undefined {
  const isGuarded = joinedFrom(drawing, api.id, 'auth').length > 0
  if (!isGuarded || textsOf(access).length > 0) return undefined
  return {
    says: `Let people who are signed in call ${String(name)}`,
    why: 'No rule says who may call it.',
    makes: [{ path: ['endpoints', `#${String(id)}`, 'access'], value: ['signedIn'] }],
  }
}
