import { NO_TOKENS } from '@drawbridge/assistant'
import type { Suggestion } from '@drawbridge/mcp'
import { TRIALS, type Proposal } from '@drawbridge/protocol'
import { randomId } from '../ids.ts'
import { assistantName, type Guest } from './keys.ts'

/** What a program suggests, as the canvas shows it: each edit by itself, for a person to look at. */
export function suggestionOf(
  { base, title, commands, evidence, verified }: Suggestion,
  key: Guest['key'],
): Proposal {
  const isTried = !('refused' in verified)
  const trials = isTried
    ? verified.trials.map((trial) => ({ ...trial, findings: [...trial.findings] }))
    : TRIALS.map((one) => ({
        name: one,
        state: 'skipped' as const,
        detail: verified.refused,
        ms: 0,
        findings: [],
      }))
  return {
    id: randomId('a'),
    base: Number(base),
    title,
    phrases: commands.map((command, at) => ({
      text: evidence.changes[at] ?? '',
      understood: true,
      says: '',
      commands: [command],
    })),
    diagnostics: [...evidence.diagnostics],
    questions: [],
    assumptions: [],
    answered: [],
    assisted: {
      state: 'ready',
      by: assistantName(key),
      isProgram: true,
      prompt: title,
      selection: [],
      says: isTried ? 'Checked and tried on a copy of the drawing.' : verified.refused,
      rounds: [],
      assumptions: [],
      trials,
      sensitive: [...evidence.sensitive],
      tokens: NO_TOKENS,
    },
  }
}
