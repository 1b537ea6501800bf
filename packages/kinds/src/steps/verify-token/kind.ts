import { toTypeScriptType, type Type } from '@drawbridge/expressions'
import { code, commas, lit, name, ref } from '@drawbridge/source'
import { assigned } from '../../flow/data/called.ts'
import { propertiesSchema } from '../../flow/json-schema-of.ts'
import { typeOfProperties } from '../../flow/property-type.ts'
import { secretSetting } from '../../flow/secrets.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { wordsOf } from '../../names/words.ts'
import { capitalised } from '../../table/emit/resource.ts'
import { verifyTokenFace } from './face.ts'

const createAjv = ref('createAjv', 'src/http/validation.ts')
const Problem = ref('Problem', 'src/http/errors.ts')
const readToken = ref('readToken', 'src/http/tokens.ts')
const MAYBE_TEXT: Type = { kind: 'nullable', of: { kind: 'text' } }

export const verifyToken: StepKind = {
  face: verifyTokenFace,
  check(check) {
    const token = check.formula('token', MAYBE_TEXT)
    const secret = secretSetting(check, 'key', { kind: 'text' })
    const claims = check.properties('claims')
    if (!token || !secret || claims === undefined) return undefined
    const gives = check.text('whenWrong') === 'give'
    if (!gives) check.flow.refuses.add(401)
    const type = typeOfProperties(claims)
    const called = check.step.name ?? 'token'
    const [issuer, audience] = [check.text('issuer'), check.text('audience')]
    const parties = [
      ...(issuer === undefined ? [] : [code`iss: ${lit(issuer)}`]),
      ...(audience === undefined ? [] : [code`aud: ${lit(audience)}`]),
    ]
    return {
      type: gives ? { kind: 'nullable', of: type } : type,
      emit: ({ files, print }) => {
        const own = name(`read${capitalised(called)}`)
        const file = `${check.flow.folder}/read-${wordsOf(called).join('-')}.ts`
        const claimsType = toTypeScriptType(type)
        files.set(file, {
          code: code`
            const hasClaims = ${createAjv}(false).compile<${claimsType}>(${lit(propertiesSchema(claims, 'ignored'))})

            /** What the token says${gives ? code`; null` : code`: it is refused`} unless it is signed, of now and says all that is asked for. */
            export function ${own}(token: string | null, key: string): ${claimsType}${gives && code` | null`} {
              const claims = ${readToken}(token, key${parties.length > 0 && code`, { ${commas(parties)} }`})
              if (hasClaims(claims)) return claims
              ${gives ? code`return null` : code`throw new ${Problem}(401, 'The token is not right.')`}
            }`,
        })
        return assigned(check, code`${ref(own.text, file)}(${print(token)}, ${print(secret)})`)
      },
    }
  },
}
