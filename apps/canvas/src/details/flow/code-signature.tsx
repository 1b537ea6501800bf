import { isObject } from '@drawbridge/manifest'
import { typeText } from '@drawbridge/expressions'
import { typeOfProperty, type Property } from '@drawbridge/kinds/faces'
import { textIn } from '../../flow/place.ts'
import { typeOfFormula } from '../../formula/type-of.ts'
import { Prose } from '../../ui/prose.tsx'
import { useForm } from './form-context.ts'

/** What a function of one's own is given, and what it must give back. */
export function CodeSignature() {
  const form = useForm()
  const { inputs, result } = form.settings
  const given = isObject(inputs) ? Object.keys(inputs) : []
  const named = isObject(inputs) ? inputs : {}
  return (
    <dl className="flex flex-col gap-0.5 rounded-control bg-sunken px-2.5 py-2 text-12">
      {given.map((name) => {
        const type = typeOfFormula(textIn(named, name), form)
        return (
          <div key={name} className="flex gap-2">
            <dt className="font-mono">{name}</dt>
            <dd className="min-w-0 truncate text-text-2">
              {type ? <Prose text={typeText(type)} /> : 'a value'}
            </dd>
          </div>
        )
      })}
      <div className="flex gap-2">
        <dt className="font-mono text-auth">return</dt>
        <dd className="min-w-0 truncate text-text-2">
          {isObject(result) ? (
            <Prose text={typeText(typeOfProperty(result as unknown as Property))} />
          ) : (
            'nothing'
          )}
        </dd>
      </div>
    </dl>
  )
}
