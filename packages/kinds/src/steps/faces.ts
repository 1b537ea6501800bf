import type { StepFace, StepRole } from '../flow/step-face.ts'
import { aggregateFace } from './aggregate/face.ts'
import { callFace } from './call/face.ts'
import { changeFace } from './change/face.ts'
import { codeFace } from './code/face.ts'
import { countFace } from './count/face.ts'
import { createFace } from './create/face.ts'
import { createManyFace } from './create-many/face.ts'
import { deleteFace } from './delete/face.ts'
import { eachFace } from './each/face.ts'
import { endSessionsFace } from './end-sessions/face.ts'
import { failFace } from './fail/face.ts'
import { filterFace } from './filter/face.ts'
import { findManyFace } from './find-many/face.ts'
import { findOneFace } from './find-one/face.ts'
import { giveFace } from './give/face.ts'
import { groupStepFace } from './group/face.ts'
import { hashFace } from './hash/face.ts'
import { httpFace } from './http/face.ts'
import { ifFace } from './if/face.ts'
import { issueTokenFace } from './issue-token/face.ts'
import { linkFace } from './link/face.ts'
import { logFace } from './log/face.ts'
import { mapFace } from './map/face.ts'
import { objectFace } from './object/face.ts'
import { operationFace } from './operation/face.ts'
import { parallelFace } from './parallel/face.ts'
import { randomFace } from './random/face.ts'
import { respondFace } from './respond/face.ts'
import { sendMailFace } from './send-mail/face.ts'
import { setFace } from './set/face.ts'
import { signFace } from './sign/face.ts'
import { sortFace } from './sort/face.ts'
import { sqlFace } from './sql/face.ts'
import { switchFace } from './switch/face.ts'
import { transactionFace } from './transaction/face.ts'
import { tryFace } from './try/face.ts'
import { unlinkFace } from './unlink/face.ts'
import { updateManyFace } from './update-many/face.ts'
import { updateFace } from './update/face.ts'
import { upsertFace } from './upsert/face.ts'
import { validateFace } from './validate/face.ts'
import { verifyHashFace } from './verify-hash/face.ts'
import { verifySignatureFace } from './verify-signature/face.ts'
import { verifyTokenFace } from './verify-token/face.ts'
import { waitFace } from './wait/face.ts'
import { whileFace } from './while/face.ts'

/** Every kind of step as a browser sees it, in the order of the picker. */
export const STEP_FACES: readonly StepFace[] = [
  respondFace,
  failFace,
  findOneFace,
  findManyFace,
  countFace,
  aggregateFace,
  createFace,
  createManyFace,
  updateFace,
  updateManyFace,
  deleteFace,
  upsertFace,
  linkFace,
  unlinkFace,
  sqlFace,
  setFace,
  changeFace,
  objectFace,
  mapFace,
  filterFace,
  sortFace,
  groupStepFace,
  ifFace,
  switchFace,
  eachFace,
  whileFace,
  parallelFace,
  tryFace,
  transactionFace,
  giveFace,
  waitFace,
  callFace,
  httpFace,
  operationFace,
  sendMailFace,
  hashFace,
  verifyHashFace,
  randomFace,
  issueTokenFace,
  endSessionsFace,
  signFace,
  verifySignatureFace,
  verifyTokenFace,
  validateFace,
  codeFace,
  logFace,
]

const BY_NAME: ReadonlyMap<string, StepFace> = new Map(STEP_FACES.map((face) => [face.kind, face]))

export function stepFaceOf(kind: string): StepFace | undefined {
  return BY_NAME.get(kind)
}

export function stepPlays(
  { kind }: { readonly kind: string },
  ...roles: readonly StepRole[]
): boolean {
  const role = stepFaceOf(kind)?.role
  return role !== undefined && roles.includes(role)
}

/** The kind of step that is added to play a role. */
export function stepFor(role: StepRole): StepFace {
  const face = STEP_FACES.find((one) => one.role === role)
  if (!face) throw new Error(`No kind of step ${role}.`)
  return face
}
