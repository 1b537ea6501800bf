import { IconTile } from '../../ui/icon-tile.tsx'
import { Method } from '../../ui/method.tsx'

const ROUTES = [
  ['GET', '/tasks'],
  ['POST', '/tasks'],
  ['PATCH', '/tasks/{id}'],
] as const

const FIELDS = [
  ['title', 'Text'],
  ['done', 'Yes/No'],
  ['dueDate', 'Date'],
] as const

const CODE = [
  ['app.get(', "'/tasks'", ', async (request) => {'],
  ['  const ', 'tasks', ' = await listTasks(database, {'],
  ['    owner: request.user.id,', '', ''],
  ['  })', '', ''],
  ['  return { data: tasks }', '', ''],
  ['})', '', ''],
] as const

/** What Drawbridge does, beside the door: a drawing on one bank, its code on the other. */
export function BridgePicture() {
  return (
    <div aria-hidden className="relative hidden overflow-hidden border-l bg-canvas lg:block">
      <div className="picture-grid absolute inset-0" />
      <div className="relative mx-auto flex h-full w-[520px] flex-col justify-center gap-8">
        <div className="flex items-start justify-between">
          <Card kind="api" name="api" words="3 endpoints">
            {ROUTES.map(([method, path]) => (
              <div key={method} className="flex h-7 items-center gap-2 px-2.5">
                <Method method={method} />
                <span className="font-mono text-12">{path}</span>
              </div>
            ))}
          </Card>
          <svg className="mt-5 h-2 flex-1" preserveAspectRatio="none" viewBox="0 0 100 8">
            <path
              d="M0 4H100"
              className="stroke-border-strong"
              strokeWidth="2"
              vectorEffect="non-scaling-stroke"
            />
          </svg>
          <Card kind="table" name="tasks" words="3 fields">
            {FIELDS.map(([name, type]) => (
              <div key={name} className="flex h-7 items-center justify-between px-3 text-12">
                <span>{name}</span>
                <span className="text-text-3">{type}</span>
              </div>
            ))}
          </Card>
        </div>
        <div className="rounded-node border bg-surface shadow-2">
          <div className="border-b px-4 py-2 font-mono text-12 text-text-2">
            src/tasks/routes.ts
          </div>
          <pre className="p-4 font-mono text-12 leading-5">
            {CODE.map(([before, mark, after]) => (
              <div key={before}>
                {before}
                <span className="text-ok">{mark}</span>
                {after}
              </div>
            ))}
          </pre>
        </div>
        <p className="text-center text-14 text-text-2">
          Draw a backend. Cross over to code that you would have written.
        </p>
      </div>
    </div>
  )
}

interface CardProps {
  readonly kind: string
  readonly name: string
  readonly words: string
  readonly children: React.ReactNode
}

function Card({ kind, name, words, children }: CardProps) {
  return (
    <div className="w-[216px] rounded-node border bg-surface shadow-2">
      <div className="flex h-12 items-center gap-2.5 border-b px-2.5">
        <IconTile kind={kind} />
        <div>
          <p className="font-semibold">{name}</p>
          <p className="text-12 text-text-2">{words}</p>
        </div>
      </div>
      <div className="py-1">{children}</div>
    </div>
  )
}
