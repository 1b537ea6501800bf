import { checkJson } from '@drawbridge/manifest'
import { api, type Contract } from '@drawbridge/protocol'
import type { FastifyRequest } from 'fastify'
import { Refused } from './problem.ts'

/** How deep a command may be, and how deep it lies in the body. */
const DEEPEST = 60 + 3

const TAKING_COMMANDS: ReadonlySet<Contract> = new Set<Contract>([
  api.sendCommands,
  api.planPreview,
  api.mendRows,
  api.weighProposal,
  api.readProposedCode,
])

export function takesCommands(contract: Contract): boolean {
  return TAKING_COMMANDS.has(contract)
}

/**
 * Commands may hold commands, and their schema is followed by recursion: what is too deep, or too
 * much, is turned away before that.
 * @throws Refused 400
 */
export async function refuseDeepCommands({ body }: FastifyRequest): Promise<void> {
  const checked = checkJson(body, DEEPEST)
  if (checked.ok) return
  const message = checked.diagnostics[0]?.message ?? 'This is no JSON that can be taken.'
  throw new Refused(400, message)
}
