import { ArrowRight, Fingerprint, KeyRound, LockKeyhole, UserRound, Workflow } from 'lucide-react'
import { createElement, type ReactNode } from 'react'
import { fieldWordOf, shownWays } from '@drawbridge/kinds/faces'
import { openFlow } from '../../flow/current.ts'
import { itemsOf, textIn } from '../../flow/place.ts'
import { flowInputs } from '../../flow/start-words.ts'
import { settingText } from '../../kinds/setting-text.ts'
import { tableView } from '../../kinds/table.ts'
import { wayIconOf } from '../../kinds/way-icons.ts'
import { Method } from '../../ui/method.tsx'
import { apiRows } from '../api-rows.ts'
import { MOST_ROWS } from '../geometry.ts'
import type { Ghost, PartData } from '../scene.ts'
import { GhostIcon } from './ghost-mark.tsx'
import { isService, isStore } from '../../kinds/roles.ts'

/** What a part holds, row by row; more than eight rows are told as a number. */
export function PartRows({ data }: { readonly data: PartData }) {
  const rows = rowsOf(data)
  if (rows.length === 0) return null
  const more = rows.length - MOST_ROWS
  return (
    <div className="part-rows border-t pb-1.5">
      {more > 0 ? rows.slice(0, MOST_ROWS) : rows}
      {more > 0 && (
        <div className="flex h-7 items-center px-3 text-12 text-text-3">+{more} more</div>
      )}
    </div>
  )
}

function rowsOf(data: PartData): readonly ReactNode[] {
  switch (data.part.kind) {
    case 'table':
      return tableRows(data)
    case 'api':
      return endpointRows(data)
    case 'auth':
      return authRows(data)
    case 'flow':
      return [<Line key="steps" text={flowInputs(data.part)} />]
    default:
      if (isService(data.part)) return operationRows(data)
      return isStore(data.part) ? [<Line key="use" text="Keeps every table" />] : []
  }
}

function tableRows({ part, targets, rows }: PartData): readonly ReactNode[] {
  const { fields, relations, owner } = tableView(part)
  return [
    ...fields.map((field) => (
      <Line
        key={field.id}
        ghost={rows[`fields/#${field.id}`]}
        text={field.name}
        strong={field.required === true}
        detail={fieldWordOf(field).word}
        icon={
          field.visibility === 'hidden' ? (
            <LockKeyhole size={12} aria-label="hidden" />
          ) : field.unique ? (
            <Fingerprint size={12} aria-label="unique" />
          ) : null
        }
      />
    )),
    ...relations.map((relation, index) => (
      <Line
        key={relation.id}
        ghost={rows[`relations/#${relation.id}`]}
        text={relation.name}
        strong={relation.required === true}
        detail={targets[index] ?? ''}
        icon={<ArrowRight size={12} aria-label="points to" className="text-table" />}
      />
    )),
    ...(owner && fields.length + relations.length === 0
      ? [<Line key="owner" text="owner" icon={<UserRound size={12} />} />]
      : []),
  ]
}

function endpointRows({ part, routes, waiting, rows: fates }: PartData): readonly ReactNode[] {
  const rows = apiRows(part, routes)
  if (rows.length > 0)
    return rows.map(({ method, path, flow }) => {
      const ghost = fates[flow?.item ? `endpoints/#${flow.item}` : `${method} ${path}`]
      return (
        <div
          key={`${method} ${path} ${flow?.item}`}
          className="part-row flex h-7 items-center gap-2 px-2.5"
          data-ghost={ghost}
          onDoubleClick={(event) => {
            if (!flow) return
            event.stopPropagation()
            openFlow(flow)
          }}
        >
          <Method method={method} />
          <span className="min-w-0 flex-1 truncate font-mono text-12" title={path}>
            {path}
          </span>
          {flow && (
            <Workflow size={12} aria-label="drawn by hand" className="shrink-0 text-logic" />
          )}
          {ghost && <GhostIcon ghost={ghost} label={ghost} />}
        </div>
      )
    })
  if (waiting) return [<Line key="waiting" text={WAITING[waiting]} faint />]
  return [<Line key="none" text="Connect a table to get endpoints" faint />]
}

const WAITING = {
  problems: 'Solve the problems to see endpoints',
  ghosts: 'No endpoints to show yet',
} as const

function operationRows({ part, rows }: PartData): readonly ReactNode[] {
  const operations = itemsOf(part.settings['operations'])
  if (operations.length === 0)
    return [<Line key="none" text="Paste a line of cURL to get operations" faint />]
  return operations.map((one) => (
    <div
      key={one.id}
      data-ghost={rows[`operations/#${one.id}`]}
      className="part-row flex h-7 items-center gap-2 px-2.5"
    >
      <Method method={textIn(one, 'method', 'GET')} />
      <span className="min-w-0 flex-1 truncate text-12" title={textIn(one, 'path')}>
        {textIn(one, 'name')}
      </span>
    </div>
  ))
}

function authRows({ part }: PartData): readonly ReactNode[] {
  const roles = part.settings['roles']
  const named = Array.isArray(roles) ? roles.map(String) : ['user', 'admin']
  return [
    <Line
      key="by"
      text={`Sign in with ${settingText(part, 'identifier', 'email')}`}
      icon={<KeyRound size={12} aria-hidden />}
    />,
    <Line
      key="roles"
      text={`Roles: ${named.join(', ')}`}
      icon={<UserRound size={12} aria-hidden />}
    />,
    ...shownWays(part.settings).map(({ face, sentence }, index) => (
      // Nothing but its place tells one from another of the same kind.
      <Line
        key={`${face.kind} ${index}`}
        text={face.several ? sentence : face.about.title}
        icon={createElement(wayIconOf(face), { size: 12, 'aria-hidden': true })}
      />
    )),
  ]
}

interface LineProps {
  readonly text: string
  readonly detail?: string
  readonly icon?: ReactNode
  readonly strong?: boolean
  readonly faint?: boolean
  readonly ghost?: Ghost | undefined
}

function Line({ text, detail, icon, strong, faint, ghost }: LineProps) {
  return (
    <div data-ghost={ghost} className="part-row flex h-7 items-center gap-2 px-3 text-12">
      <span className={`min-w-0 flex-1 truncate ${faint ? 'text-text-3' : ''}`} title={text}>
        {text}
        {strong && (
          <span className="text-error" title="Required">
            {' '}
            *
          </span>
        )}
      </span>
      <span className="flex shrink-0 items-center gap-1.5 text-text-3">
        {icon}
        {ghost && <GhostIcon ghost={ghost} label={ghost} />}
        {detail && <span className="max-w-24 truncate">{detail}</span>}
      </span>
    </div>
  )
}
