import type { Member, Type } from '@drawbridge/expressions'
import { code, key, name } from '@drawbridge/source'
import { variableName } from '../../flow/variables.ts'
import { emitBody } from '../../flow/emit-body.ts'
import { saidType } from '../../flow/frame.ts'
import { noteAtOnce } from '../../flow/data/called.ts'
import { checkWord } from '../../flow/names.ts'
import { givenType, type Frame } from '../../flow/step-check.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { parallelFace } from './face.ts'

export const parallel: StepKind = {
  face: parallelFace,
  check(check) {
    const called = check.step.name
    noteAtOnce(check)
    const branches = check.list('branches').map((branch, index) => {
      const own = String(branch['name'])
      checkWord(check, own, ['settings', 'branches', index, 'name'])
      const frame: Frame | undefined =
        called === undefined ? undefined : { kind: 'value', types: [] }
      const body = check.inFunction.body(String(branch['id']), {
        noAnswer: 'other branches are at work at the same time',
        // A branch is a function of its own: nothing that it gives gets out of it.
        frame,
      })
      const gives = frame && givenType(frame)
      return { own, body, gives, type: gives && saidType(frame, gives) }
    })
    const members = branches.flatMap(({ own, gives }): [string, Member][] =>
      gives === undefined ? [] : [[own, { type: gives }]],
    )
    const type: Type = { kind: 'object', members: new Map(members) }
    return {
      isBlock: true,
      ...(called !== undefined && { type }),
      emit: (emission) => {
        const inner = {
          ...emission,
          give: (value: ReturnType<typeof code>) => code`return ${value}`,
        }
        const calls = branches.map(
          ({ body, type }) => code`
            (async ()${type && code`: Promise<${type}>`} => {
              ${emitBody(body, inner)}
            })(),`,
        )
        if (called === undefined)
          return code`
          await Promise.all([
            ${calls}
          ])`
        const names = branches.map(({ own, gives }) =>
          gives === undefined ? code`` : code`${name(own)}`,
        )
        return code`
          const ${name(variableName(called))} = await Promise.all([
            ${calls}
          ]).then(([${names}]) => ({ ${members.map(([own]) => code`${key(own)}`)} }))`
      },
    }
  },
}
