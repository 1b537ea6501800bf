import type { Plan } from '../../../3-plan/plan.ts'
import { markdownText } from '../markdown.ts'
import { cryptography } from './cryptography.ts'
import { incoming } from './incoming.ts'
import { limits } from './limits.ts'
import { LIBRARIES, LOG } from './running.ts'
import { outside } from './outside.ts'
import { secrets } from './secrets.ts'
import { sensitive } from './sensitive.ts'
import { signingIn } from './signing-in.ts'

/** `SECURITY.md` of the emitted repository: what it keeps to, and what is left to whoever runs it. */
export function securityDocument(plan: Plan): string {
  const { model } = plan
  return `# Security of ${markdownText(model.name)}

What this backend keeps to, and what is left to whoever runs it. Who may call what stands in
\`README.md\` and in \`src/policy.ts\`; \`npm test\` tries it. Whoever finds a hole: tell those who run it
before anybody else.

${[
  incoming(plan),
  limits(plan),
  signingIn(model),
  secrets(model),
  cryptography(model),
  outside(model),
  sensitive(model),
  LOG,
  LIBRARIES,
]
  .filter((section) => section !== '')
  .join('\n')}`
}
