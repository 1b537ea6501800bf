import { useQuery } from '@tanstack/react-query'
import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { ACTIONS } from '../actions/all.ts'
import { SECTIONS } from '../actions/action.ts'
import { useKeys } from '../actions/keys.ts'
import { focusTry } from '../actions/try.ts'
import { isHere } from '../actions/here.ts'
import { showPart } from '../actions/show-part.ts'
import { titleOf } from '../kinds/words.ts'
import { endpointOf } from '../explorer/request.ts'
import { projectAddress } from '../routes.ts'
import { call } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { useLooking } from '../stores/use-looking.ts'
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
  const keyOf = useKeys()
  const then = (work: () => void) => () => {
    onClose()
    work()
  }
  const looking = useLooking()
  const groups = SECTIONS.map((section) => {
    const actions = ACTIONS.filter(
      (action) => action.section === section && isHere(action) && action.isPossible(),
    )
    return {
      fits: best(typed, actions),
      group: (
        <PickerGroup key={section} heading={section}>
          {actions.map(({ name, label, words = [], icon: Icon, perform, shortcuts, edits }) => (
            <PickerRow
              key={name}
              value={`${label} ${section} action ${name}`}
              names={[label, ...words]}
              icon={<Icon size={16} className="text-text-2" />}
              hint={
                edits && looking !== null ? (
                  <span title={looking}>For editors</span>
                ) : (
                  <Shown keys={keyOf({ name, shortcuts })} />
                )
              }
              disabled={edits === true && looking !== null}
              onSelect={then(perform)}
            >
              {label}
            </PickerRow>
          ))}
        </PickerGroup>
      ),
    }
  })
  const parts = (
    <PickerGroup key="Parts" heading="Parts">
      {manifest.nodes.map(({ id, kind, name }) => (
        <PickerRow
          key={id}
          value={`${name} ${kind} ${id}`}
          names={[name]}
          icon={<IconTile kind={kind} size={24} />}
          hint={titleOf(kind)}
          onSelect={then(() => showPart(id))}
        >
          {name}
        </PickerRow>
      ))}
    </PickerGroup>
  )
  const ofParts = {
    fits: best(
      typed,
      manifest.nodes.map(({ name }) => ({ label: name })),
    ),
    group: parts,
  }
  // Groups stay in the order in which they are drawn, whatever fits best in them.
  const all = ofParts.fits > 1 ? [ofParts, ...groups] : [...groups, ofParts]
  const inOrder = all.toSorted((a, b) => b.fits - a.fits)
  return (
    <Picker
      label="Command menu"
      placeholder="Type what you want to do, or a name"
      empty="Nothing of that name. Try another word."
      onTyped={setTyped}
      onClose={onClose}
    >
      {inOrder.map(({ group }) => group)}
      <PickerGroup heading="Endpoints">
        {routes.map((route) => (
          <PickerRow
            key={endpointOf(route)}
            value={`${endpointOf(route)} ${route.summary}`}
            icon={<Method method={route.method} />}
            hint={route.summary}
            onSelect={then(() => {
              changePlace({ endpoint: endpointOf(route) }, 'push')
              focusTry()
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

/** How well the best of them fits by its name; nothing that merely has the same letters counts. */
function best(
  typed: string,
  named: readonly { readonly label: string; readonly words?: readonly string[] }[],
): number {
  if (typed.trim() === '') return 0
  const ranks = named.map(({ label, words = [] }) => rank(label, typed, [label, ...words]))
  return Math.max(0, ...ranks.filter((one) => one > 1))
}

function Shown({ keys }: { readonly keys: string | undefined }) {
  return keys?.split(' ').map((key) => <Keys key={key} keys={key} />)
}
