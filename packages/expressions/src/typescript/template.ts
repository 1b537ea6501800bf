import { code, type Code } from '@drawbridge/source/pieces'
import { template } from '@drawbridge/source/pieces'
import type { TypedNode } from '../typed-expression.ts'
import type { Writer } from './writer.ts'

/** `` `Hello ${user.name}` `` */
export const printTemplate = ({ texts, values }: TypedNode<'template'>, write: Writer): Code =>
  template(
    Object.assign([...texts], { raw: texts }),
    ...values.map((value) => code`${write.settled(value).code}`),
  )
