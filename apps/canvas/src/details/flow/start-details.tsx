import type { Json, JsonObject } from '@drawbridge/manifest'
import { MessageCircleQuestion, Trash2 } from 'lucide-react'
import { METHODS } from '@drawbridge/kinds/faces'
import { explainAction } from '../../actions/explain.ts'
import { removeFlow } from '../../actions/flow/remove-flow.ts'
import { codeNameRefusal } from '../../document/names.ts'
import { itemsOf, textIn, type OpenFlow } from '../../flow/place.ts'
import { firstParams, pathOf, typedParams } from '../../flow/path-params.ts'
import { EVENT_WORDS, namesInPath, titleOfFlow } from '../../flow/start-words.ts'
import { perform, useDocument } from '../../stores/document.ts'
import { notify } from '../../stores/session.ts'
import { IconButton } from '../../ui/button.tsx'
import { Labelled, Select } from '../../ui/fields.tsx'
import { PartProblems } from '../part-problems.tsx'
import { Section } from '../section.tsx'
import { edit } from '../table/edit-item.ts'
import { TextSetting } from '../text-setting.tsx'
import { EndpointAccess } from './endpoint-access.tsx'
import { PropertyTable } from './property-table.tsx'

const INPUTS = [
  ['params', 'In the path'],
  ['query', 'After the question mark'],
  ['body', 'Body'],
  ['headers', 'Headers'],
] as const

/** What begins a flow: how it is reached, by whom, and what comes in. */
export function StartDetails({ flow }: { readonly flow: OpenFlow }) {
  const { sort, holder, part, path, pointer } = flow
  const nodes = useDocument(({ manifest }) => manifest.nodes)
  const keep = (key: string, value: Json | undefined): void =>
    edit(`Change ${titleOfFlow(flow)}`, {
      type: 'setSetting',
      id: part.id,
      path: [...path, key],
      ...(value !== undefined && { value }),
    })
  /** Keeps a path, and what the names that are new in it are. */
  const move = (next: string): void => {
    const known = new Set([
      ...namesInPath(textIn(holder, 'path')),
      ...itemsOf(holder['params']).map((param) => textIn(param, 'name')),
    ])
    const brought = typedParams(next, nodes).filter(({ name }) => !known.has(name))
    const params = [...itemsOf(holder['params']), ...brought] as unknown as Json
    edit(
      `Change ${titleOfFlow(flow)}`,
      { type: 'setSetting', id: part.id, path: [...path, 'path'], value: next },
      ...(brought.length > 0
        ? [{ type: 'setSetting', id: part.id, path: [...path, 'params'], value: params } as const]
        : []),
    )
  }
  return (
    <>
      <div className="flex items-start gap-2 px-4 pt-4 pb-3">
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-14 font-semibold">{titleOfFlow(flow)}</h2>
          <p className="text-12 text-text-2">{SORTS[sort]}</p>
        </div>
        <IconButton label={explainAction.label} onClick={explainAction.perform}>
          <MessageCircleQuestion size={16} />
        </IconButton>
        {sort !== 'flow' && (
          <IconButton label={`Delete this ${sort}`} onClick={() => removeFlow(flow)}>
            <Trash2 size={16} />
          </IconButton>
        )}
      </div>
      <PartProblems id={part.id} within={pointer} />
      <Section title="How it begins">
        {sort === 'flow' ? (
          <FlowName flow={flow} />
        ) : (
          <Labelled label="Name" hint="What the function in the code is called">
            {({ id }) => (
              <TextSetting
                id={id}
                value={textIn(holder, 'name')}
                label="Name"
                field={`${pointer}/name`}
                required
                className="font-mono"
                refuse={(name) => codeNameRefusal(NAMED[sort], name)}
                onKeep={(name) => keep('name', name)}
              />
            )}
          </Labelled>
        )}
        {sort === 'endpoint' && <Route flow={flow} onKeep={keep} onMove={move} />}
        {sort === 'event' && (
          <Labelled label="When" hint="In the same transaction as the change of the row">
            {(ids) => (
              <Select
                {...ids}
                data-field={`${pointer}/when`}
                value={textIn(holder, 'when')}
                onChange={({ target }) => keep('when', target.value)}
              >
                {Object.entries(EVENT_WORDS).map(([when, words]) => (
                  <option key={when} value={when}>
                    {words}
                  </option>
                ))}
              </Select>
            )}
          </Labelled>
        )}
      </Section>
      {sort === 'endpoint' && (
        <Section title="Who may call it">
          <EndpointAccess flow={flow} onKeep={(rules) => keep('access', rules)} />
        </Section>
      )}
      {sort === 'endpoint' &&
        INPUTS.filter(
          ([key]) => key !== 'params' || namesInPath(textIn(holder, 'path')).length > 0,
        ).map(([key, title]) => (
          <Section
            key={key}
            title={title}
            count={itemsOf(holder[key]).length}
            closed={isClosed(key, holder)}
          >
            <PropertyTable
              label={title}
              titled
              offered={key === 'params' ? firstParams(textIn(holder, 'path'), nodes) : []}
              value={holder[key]}
              pointer={`${pointer}/${key}`}
              onKeep={(value) => keep(key, value)}
            />
          </Section>
        ))}
      {sort === 'flow' && (
        <Section title="Inputs" count={itemsOf(holder['inputs']).length}>
          <PropertyTable
            label="Inputs"
            value={holder['inputs']}
            pointer={`${pointer}/inputs`}
            onKeep={(value) => keep('inputs', value)}
          />
        </Section>
      )}
      {sort === 'endpoint' && (
        <Section title="Notes" closed={textIn(holder, 'description') === ''}>
          <TextSetting
            multiline
            value={textIn(holder, 'description')}
            label="What this is for"
            field={`${pointer}/description`}
            placeholder="Goes into the documentation of the API"
            onKeep={(text) => keep('description', text === '' ? undefined : text)}
          />
        </Section>
      )}
    </>
  )
}

/** What is empty and seldom used is folded away. */
const isClosed = (key: string, holder: JsonObject): boolean =>
  itemsOf(holder[key]).length === 0 &&
  key !== 'params' &&
  (key !== 'body' || textIn(holder, 'method') === 'GET')

const NAMED = { endpoint: 'An endpoint', event: 'An event' } as const

const SORTS = {
  endpoint: 'Answers callers over HTTP',
  event: 'Happens by itself when rows change',
  flow: 'Called by other flows',
} as const

function FlowName({ flow: { part } }: { readonly flow: OpenFlow }) {
  return (
    <Labelled label="Name">
      {({ id }) => (
        <TextSetting
          id={id}
          value={part.name}
          label="Name"
          field="/name"
          required
          refuse={(name) => codeNameRefusal('A flow', name)}
          onKeep={(name) => {
            const reason = perform({ type: 'renameNode', id: part.id, name })
            if (reason) notify({ tone: 'error', text: reason })
          }}
        />
      )}
    </Labelled>
  )
}

interface RouteProps {
  readonly flow: OpenFlow
  readonly onKeep: (key: string, value: Json | undefined) => void
  readonly onMove: (path: string) => void
}

function Route({ flow: { holder, pointer }, onKeep, onMove }: RouteProps) {
  return (
    <div className="flex gap-2">
      <div className="w-28">
        <Labelled label="Method">
          {(ids) => (
            <Select
              {...ids}
              data-field={`${pointer}/method`}
              value={textIn(holder, 'method')}
              onChange={({ target }) => onKeep('method', target.value)}
            >
              {METHODS.map((method) => (
                <option key={method}>{method}</option>
              ))}
            </Select>
          )}
        </Labelled>
      </div>
      <div className="min-w-0 flex-1">
        <Labelled label="Path">
          {({ id }) => (
            <TextSetting
              id={id}
              value={textIn(holder, 'path')}
              label="Path"
              field={`${pointer}/path`}
              required
              className="font-mono"
              takenAs={pathOf}
              onKeep={onMove}
            />
          )}
        </Labelled>
      </div>
    </div>
  )
}
