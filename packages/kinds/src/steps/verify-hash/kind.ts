import { code, name, ref } from '@drawbridge/source'
import { variableName } from '../../flow/variables.ts'
import type { StepCheck } from '../../flow/step-check.ts'
import { noteSlow } from '../../flow/data/called.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { verifyHashFace } from './face.ts'

const slowed = ref('slowed', 'src/auth/throttle.ts')
const verifyPassword = ref('verifyPassword', 'src/auth/passwords.ts')

export const verifyHash: StepKind = {
  face: verifyHashFace,
  check(check) {
    const slows = check.settings['account'] !== undefined
    const within = slows ? check.inFunction : check
    const value = within.formula('value', { kind: 'text' })
    const kept = within.formula('hash', { kind: 'nullable', of: { kind: 'text' } })
    const account = check.formula('account', { kind: 'text' })
    const called = check.step.name
    noteSlow(check)
    if (check.model.auth === undefined) return check.report('needs-auth', [], { step: check.title })
    if (value === undefined || kept === undefined || called === undefined) return undefined
    if (slows && !canCount(check)) return undefined
    if (slows) check.flow.slowsGuesses = true
    return {
      type: { kind: 'boolean' },
      emit: ({ print }) => {
        const verified = code`${verifyPassword}(${print(value)}, ${print(kept)})`
        return account === undefined
          ? code`const ${name(variableName(called))} = await ${verified}`
          : code`const ${name(variableName(called))} = await ${slowed}(request, ${print(account)}, () => ${verified})`
      },
    }
  },
}

/** Attempts are counted by the network of a request, and stay counted whatever is taken back. */
function canCount(check: StepCheck): boolean {
  const { flow, around, title: step } = check
  if (flow.source.starts.kind !== 'endpoint') {
    check.report('needs-request', [], { step })
    return false
  }
  if (around.isInTransaction !== true) return true
  check.report('wrong-formula', ['settings', 'account'], {
    step,
    problem: 'attempts can’t be counted in a transaction, which takes back what is written.',
    cure: 'Put the step before the transaction.',
  })
  return false
}
