import { perform, useDocument } from '../stores/document.ts'
import { Keys } from '../ui/keys.tsx'
import { WorksSection } from '../works/works-section.tsx'
import { Section } from './section.tsx'
import { TextSetting } from './text-setting.tsx'

const HINTS = [
  ['Mod+I', 'Describe a change'],
  ['N', 'Add a part'],
  ['C', 'Connect the selected part'],
  ['Mod+K', 'Find and do anything'],
  ['Mod+Z', 'Undo'],
  ['?', 'All shortcuts'],
] as const

/** What is said of the project as a whole, when nothing is selected. */
export function ProjectDetails() {
  const name = useDocument((document) => document.manifest.name)
  const description = useDocument((document) => document.manifest.description)
  return (
    <>
      <div className="px-4 pt-4 pb-3">
        <h2 className="text-16 font-semibold">{name}</h2>
        <p className="mt-1 text-text-2">Select a part on the map to see and change what it is.</p>
      </div>
      <Section title="About this project">
        <TextSetting
          multiline
          label="What this project is for"
          placeholder="What is it for? This goes into the README and the API’s documentation."
          value={description ?? ''}
          onKeep={(text) => perform({ type: 'setProject', description: text === '' ? null : text })}
        />
      </Section>
      <WorksSection selection={[]} />
      <Section title="Good to know">
        <dl className="flex flex-col gap-1.5">
          {HINTS.map(([keys, words]) => (
            <div key={keys} className="flex items-center justify-between">
              <dt className="text-text-2">{words}</dt>
              <dd>
                <Keys keys={keys} />
              </dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  )
}
