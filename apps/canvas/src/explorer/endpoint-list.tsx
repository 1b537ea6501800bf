import type { Route } from '@drawbridge/protocol'
import { CircleAlert, Lock, LockOpen, Plus } from 'lucide-react'
import { wordOfRule } from '../details/table/access-words.ts'
import { problemsOf } from '../document/problems.ts'
import { useDocument } from '../stores/document.ts'
import { showDock, suggestPart } from '../stores/session.ts'
import { Button } from '../ui/button.tsx'
import { Method } from '../ui/method.tsx'
import { changePlace } from '../use-place.ts'
import { endpointOf } from './request.ts'

/** `/tasks/{id}` → `tasks`: endpoints of one resource stand together. */
const groupOf = ({ path }: Route): string =>
  path.split('/').filter((part) => part !== '' && !part.startsWith('{'))[0] ?? '/'

/** Every endpoint that the drawing gives. */
export function EndpointList({ routes }: { readonly routes: readonly Route[] }) {
  const groups = Map.groupBy(routes, groupOf)
  const broken = useDocument((document) =>
    problemsOf(document).some(({ severity }) => severity === 'error'),
  )
  if (routes.length === 0) return broken ? <Waiting /> : <None />
  return (
    <div className="py-2">
      {[...groups].map(([group, members]) => (
        <section key={group} className="pb-2">
          <h3 className="px-4 py-1 text-11 font-medium text-text-3">{group}</h3>
          {members.map((route) => (
            <button
              key={endpointOf(route)}
              type="button"
              className="flex h-8 w-full items-center gap-2 px-4 text-left hover:bg-hover"
              title={route.summary}
              onClick={() => changePlace({ endpoint: endpointOf(route) }, 'push')}
            >
              <Method method={route.method} />
              <span className="min-w-0 flex-1 truncate font-mono text-12">{route.path}</span>
              <Access route={route} />
            </button>
          ))}
        </section>
      ))}
    </div>
  )
}

function None() {
  return (
    <div className="flex flex-col items-center px-6 py-10 text-center">
      <h2 className="text-14 font-semibold">No endpoints yet</h2>
      <p className="mt-1 mb-4 text-text-2">
        Put an API on the map, join it to a table, and say who can do what.
      </p>
      <Button icon={<Plus size={14} />} onClick={() => suggestPart('api')}>
        Show me the API
      </Button>
    </div>
  )
}

function Waiting() {
  return (
    <div className="flex flex-col items-center px-6 py-10 text-center">
      <h2 className="text-14 font-semibold">The endpoints wait for the problems</h2>
      <p className="mt-1 mb-4 text-text-2">
        While something in the drawing is wrong, it is not known which endpoints it gives.
      </p>
      <Button icon={<CircleAlert size={14} />} onClick={() => showDock('problems')}>
        Show the problems
      </Button>
    </div>
  )
}

function Access({ route: { access } }: { readonly route: Route }) {
  const open = access.includes('public')
  const Icon = open ? LockOpen : Lock
  const words = access.map(wordOfRule).join(', ')
  if (access.length === 0) return null
  return (
    <span className="flex items-center gap-1 text-11 text-text-3">
      <Icon size={12} aria-hidden />
      <span className="max-w-24 truncate">{words}</span>
    </span>
  )
}
