import { Plus } from 'lucide-react'
import { useId } from 'react'
import { useDocument } from '../stores/document.ts'
import { setCaller, setPeople, useTrace } from '../stores/trace.ts'
import { Button } from '../ui/button.tsx'
import { castOf, choicesOf, keyOf, nextPerson } from './cast.ts'
import { keepPeople } from './kept-people.ts'
import { PersonForm } from './person-form.tsx'

/** On whose behalf requests are sent; the studio keeps what says who they are. */
export function ActingAs() {
  const group = useId()
  const caller = useTrace((trace) => trace.caller)
  const people = useTrace((trace) => trace.people)
  const { manifest, project } = useDocument()
  const choices = choicesOf(manifest)
  const parts = castOf(manifest, people)
  const chosen = parts.find(({ key }) => key === keyOf(caller)) ?? parts[0]
  const keep = (next: typeof people): void => {
    setPeople(next)
    if (project) keepPeople(project, next)
  }
  const add = (isProgram: boolean): void => {
    const person = nextPerson(people, isProgram)
    if (!person) return
    keep([...people, person])
    setCaller(person)
  }
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="contents">
        <span className="text-12 font-medium text-text-2">Acting as</span>
      </legend>
      <div className="flex flex-wrap items-center gap-1">
        {parts.map(({ key, label, caller: one }) => (
          <label
            key={key}
            className="relative flex h-6 items-center rounded-chip border bg-surface px-2.5 text-12 font-medium text-text-2 hover:bg-hover hover:text-text has-checked:border-accent has-checked:bg-accent/10 has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={group}
              className="absolute inset-0 cursor-pointer appearance-none opacity-0"
              checked={key === chosen?.key}
              onChange={() => setCaller(one)}
            />
            {label}
          </label>
        ))}
        <Button look="quiet" size={24} icon={<Plus size={12} />} onClick={() => add(false)}>
          Person
        </Button>
        {choices.hasPrograms && (
          <Button look="quiet" size={24} icon={<Plus size={12} />} onClick={() => add(true)}>
            Program
          </Button>
        )}
      </div>
      {chosen?.isKept && typeof chosen.caller !== 'string' && (
        <PersonForm
          key={chosen.key}
          person={chosen.caller}
          choices={choices}
          onChange={(next) => {
            keep(people.map((one) => (keyOf(one) === chosen.key ? next : one)))
            setCaller(next)
          }}
          onRemove={() => {
            keep(people.filter((one) => keyOf(one) !== chosen.key))
            setCaller('user')
          }}
        />
      )}
    </fieldset>
  )
}
