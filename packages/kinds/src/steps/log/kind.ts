import { code, name } from '@drawbridge/source'
import type { StepKind } from '../../flow/step-kind.ts'
import { QUIET } from '../../flow/meaning.ts'
import { refuseHidden } from '../hidden.ts'
import { logFace } from './face.ts'

export const log: StepKind = {
  face: logFace,
  check(check) {
    const message = check.formula('message', { kind: 'text' })
    const data = check.formula('data')
    check.flow.logs = true
    for (const [key, value] of [
      ['message', message],
      ['data', data],
    ] as const)
      if (value !== undefined) refuseHidden(check, ['settings', key], value, 'the log')
    if (message === undefined || (check.text('data') !== undefined && data === undefined))
      return undefined
    const level = name(check.text('level') ?? 'info')
    return {
      means: QUIET,
      emit: ({ log: to, print }) =>
        data === undefined
          ? code`${to}.${level}(${print(message)})`
          : code`${to}.${level}({ data: ${print(data)} }, ${print(message)})`,
    }
  },
}
