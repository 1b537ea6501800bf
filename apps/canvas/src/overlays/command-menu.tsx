import { useQuery } from '@tanstack/react-query'
import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { ACTIONS } from '../actions/all.ts'
import { SECTIONS } from '../actions/action.ts'
import { isHere } from '../actions/here.ts'
import { titleOf } from '../kinds/words.ts'
import { fit } from '../map/camera.ts'
import { endpointOf } from '../explorer/request.ts'
import { projectAddress } from '../routes.ts'
import { call } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { select, showSide } from '../stores/session.ts'
import { IconTile } from '../ui/icon-tile.tsx'
import { Keys } from '../ui/keys.tsx'
import { Method } from '../ui/method.tsx'
import { changePlace, go } from '../use-place.ts'
import { Picker, PickerGroup, PickerRow } from './picker.tsx'
import { rank } from './rank.ts'

/** Everything that can be done or gone to, by typing. */
export function CommandMenu({ onClose }: { readonly onClose: () => void }) {
  const manifest = useDocument((document) => document.manifest)
  const routes = useDocument((document) => document.routes)
  const projects = useQuery({
    queryKey: ['projects', 'active'],
    queryFn: async ({ signal }) => (await call('listProjects', { query: {}, signal })).data,
  })
  const [typed, setTyped] = useState('')
  const then = (work: () => void) => () => {
    onClose()
    work()
  }
  // Groups stay in the order in which they are drawn, whatever fits best in them.
  const isPart = typed !== '' && manifest.nodes.some(({ name }) => rank(name, typed, [name]) > 1)
  const actions = SECTIONS.map((section) => (
    <PickerGroup key={section} heading={section}>
      {ACTIONS.filter(
        (action) => action.section === section && isHere(action) && action.isPossible(),
      ).map(({ name, label, icon: Icon, shortcuts, perform }) => (
        <PickerRow
          key={name}
          value={`${label} ${section} action ${name}`}
          icon={<Icon size={16} className="text-text-2" />}
          hint={shortcuts[0] && <Keys keys={shortcuts[0]} />}
          onSelect={then(perform)}
        >
          {label}
        </PickerRow>
      ))}
    </PickerGroup>
  ))
  const parts = (
    <PickerGroup key="Parts" heading="Parts">
      {manifest.nodes.map(({ id, kind, name }) => (
        <PickerRow
          key={id}
          value={`${name} ${kind} ${id}`}
          name={name}
          icon={<IconTile kind={kind} size={24} />}
          hint={titleOf(kind)}
          onSelect={then(() => {
            select(id)
            fit({ ids: [id] })
          })}
        >
          {name}
        </PickerRow>
      ))}
    </PickerGroup>
  )
  return (
    <Picker
      label="Command menu"
      placeholder="Type what you want to do, or a name"
      empty="Nothing of that name. Try another word."
      onTyped={setTyped}
      onClose={onClose}
    >
      {isPart ? [parts, ...actions] : [...actions, parts]}
      <PickerGroup heading="Endpoints">
        {routes.map((route) => (
          <PickerRow
            key={endpointOf(route)}
            value={`${endpointOf(route)} ${route.summary}`}
            icon={<Method method={route.method} />}
            hint={route.summary}
            onSelect={then(() => {
              showSide('try')
              changePlace({ endpoint: endpointOf(route) })
            })}
          >
            <span className="font-mono text-12">{route.path}</span>
          </PickerRow>
        ))}
      </PickerGroup>
      <PickerGroup heading="Projects">
        {projects.data?.map(({ id, name }) => (
          <PickerRow
            key={id}
            value={`project ${name} ${id}`}
            icon={<FolderOpen size={16} className="text-text-2" />}
            onSelect={then(() => go(projectAddress(id)))}
          >
            {name}
          </PickerRow>
        ))}
      </PickerGroup>
    </Picker>
  )
}
