import type { AnyCaller, Route } from '@drawbridge/protocol'
import { KeyRound } from 'lucide-react'
import { rolesOf } from '../details/table/access-words.ts'
import { call, reasonOf } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { notify } from '../stores/session.ts'
import { useTrace, type Exchange } from '../stores/trace.ts'
import { Button } from '../ui/button.tsx'
import { callerWords } from './cast.ts'
import type { FormField } from './form-field.ts'
import { running } from './send.ts'

type Values = Readonly<Record<string, string>>

interface FillInProps {
  readonly route: Route
  readonly fields: readonly FormField[]
  readonly onFill: (values: Values) => void
}

/** Fills in what whoever is acting signs in with, a code of their app too: nobody needs a telephone. */
export function FillIn({ route, fields, onFill }: FillInProps) {
  const project = useDocument((document) => document.project) ?? ''
  const manifest = useDocument((document) => document.manifest)
  const auth = manifest.nodes.find(({ kind }) => kind === 'auth')
  const roles = rolesOf(manifest)
  const caller = useTrace((trace) => trace.caller)
  const exchanges = useTrace((trace) => trace.exchanges)
  const name = String(auth?.settings['identifier'] ?? 'email')
  const asked = fields.filter((field) =>
    ['password', 'currentPassword', 'code'].includes(field.name),
  )
  const whose = caller === 'nobody' ? lastToSignIn(exchanges) : caller
  if (route.operation !== 'auth' || route.path.endsWith('/register')) return null
  if (asked.length === 0 || whose === undefined) return null
  const fill = async (): Promise<void> => {
    try {
      await running()
      const body = { as: whose }
      const account = await call('readTestAccount', { params: { project }, body })
      const { identifier, password, code } = account
      if (code === null && asked.some((field) => field.name === 'code'))
        notify({
          tone: 'plain',
          text: `${callerWords(whose, roles)} has set up no app from here: begin with POST …/totp.`,
        })
      const values = { [name]: identifier, password, currentPassword: password, code }
      const wanted = Object.entries(values).flatMap(([key, value]) =>
        value !== null && fields.some((field) => field.name === key) ? [[key, value]] : [],
      )
      onFill(Object.fromEntries(wanted))
    } catch (error) {
      notify({ tone: 'error', text: reasonOf(error) })
    }
  }
  return (
    <Button
      size={28}
      className="self-start"
      icon={<KeyRound size={14} />}
      onClick={() => void fill()}
    >
      Fill in{' '}
      {asked.map((field) => (field.name === 'code' ? 'the code' : 'the password')).join(' and ')} of{' '}
      {callerWords(whose, roles)}
    </Button>
  )
}

/** Whoever has proved the first half of a sign-in, by the name that their address begins with. */
function lastToSignIn(exchanges: readonly Exchange[]): AnyCaller | undefined {
  const login = exchanges.find(
    ({ request: { path, method } }) => method === 'POST' && path.endsWith('/login'),
  )
  const name = /"([a-z][a-zA-Z0-9_]{0,39})@example\.com"/.exec(login?.request.body ?? '')?.[1]
  return name === 'user' || name === 'admin' ? name : name ? { name } : undefined
}
