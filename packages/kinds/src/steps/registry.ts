import type { StepKind } from '../flow/step-kind.ts'
import { aggregate } from './aggregate/kind.ts'
import { call } from './call/kind.ts'
import { change } from './change/kind.ts'
import { codeStep } from './code/kind.ts'
import { count } from './count/kind.ts'
import { create } from './create/kind.ts'
import { createMany } from './create-many/kind.ts'
import { deleteStep } from './delete/kind.ts'
import { each } from './each/kind.ts'
import { endSessions } from './end-sessions/kind.ts'
import { fail } from './fail/kind.ts'
import { filter } from './filter/kind.ts'
import { findMany } from './find-many/kind.ts'
import { findOne } from './find-one/kind.ts'
import { give } from './give/kind.ts'
import { group } from './group/kind.ts'
import { hash } from './hash/kind.ts'
import { http } from './http/kind.ts'
import { ifStep } from './if/kind.ts'
import { issueToken } from './issue-token/kind.ts'
import { link } from './link/kind.ts'
import { log } from './log/kind.ts'
import { map } from './map/kind.ts'
import { object } from './object/kind.ts'
import { operation } from './operation/kind.ts'
import { parallel } from './parallel/kind.ts'
import { random } from './random/kind.ts'
import { respond } from './respond/kind.ts'
import { sendMail } from './send-mail/kind.ts'
import { set } from './set/kind.ts'
import { sign } from './sign/kind.ts'
import { sort } from './sort/kind.ts'
import { sql } from './sql/kind.ts'
import { switchStep } from './switch/kind.ts'
import { transaction } from './transaction/kind.ts'
import { tryStep } from './try/kind.ts'
import { unlink } from './unlink/kind.ts'
import { updateMany } from './update-many/kind.ts'
import { update } from './update/kind.ts'
import { upsert } from './upsert/kind.ts'
import { validate } from './validate/kind.ts'
import { verifyHash } from './verify-hash/kind.ts'
import { verifySignature } from './verify-signature/kind.ts'
import { verifyToken } from './verify-token/kind.ts'
import { wait } from './wait/kind.ts'
import { whileStep } from './while/kind.ts'

/** Every kind of step that can be written, in the order of the picker. */
export const STEP_KINDS: readonly StepKind[] = [
  respond,
  fail,
  findOne,
  findMany,
  count,
  aggregate,
  create,
  createMany,
  update,
  updateMany,
  deleteStep,
  upsert,
  link,
  unlink,
  sql,
  set,
  change,
  object,
  map,
  filter,
  sort,
  group,
  ifStep,
  switchStep,
  each,
  whileStep,
  parallel,
  tryStep,
  transaction,
  give,
  wait,
  call,
  http,
  operation,
  sendMail,
  hash,
  verifyHash,
  random,
  issueToken,
  endSessions,
  sign,
  verifySignature,
  verifyToken,
  validate,
  codeStep,
  log,
]

const BY_NAME: ReadonlyMap<string, StepKind> = new Map(
  STEP_KINDS.map((kind) => [kind.face.kind, kind]),
)

export function stepKindOf(name: string): StepKind | undefined {
  return BY_NAME.get(name)
}
