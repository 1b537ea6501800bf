import { WORKS } from '@drawbridge/assistant/works'
import { PLANNED_WORKS } from '@drawbridge/protocol'
import { Section } from '../details/section.tsx'
import { useModel } from '../proposal/use-model.ts'
import { useLooking } from '../stores/use-looking.ts'
import { Button } from '../ui/button.tsx'
import { AskButton } from './ask-button.tsx'
import { planWork } from './plan-work.ts'

/** What the planner can be asked for without a prompt, and a language model where there is one. */
export function WorksSection({ selection }: { readonly selection: readonly string[] }) {
  const model = useModel()
  const whyNot = useLooking()
  return (
    <Section title="Assistant">
      {PLANNED_WORKS.map((work) => (
        <div key={work} className="flex items-center gap-1">
          <Button size={28} whyNot={whyNot} onClick={() => void planWork(work, selection)}>
            {WORKS[work].title}
          </Button>
          {model && (
            <AskButton
              work={work}
              prompt={WORKS[work].title}
              selection={selection}
              label={`${WORKS[work].title}: ask ${model.model}`}
              small
            />
          )}
        </div>
      ))}
      {model && (
        <AskButton
          work="name"
          prompt={WORKS.name.title}
          selection={selection}
          label={`${WORKS.name.title}: ask ${model.model}`}
        />
      )}
    </Section>
  )
}
