import { WORKS } from '@drawbridge/assistant/works'
import { PLANNED_WORKS, type WorkName } from '@drawbridge/protocol'
import { Sparkles } from 'lucide-react'
import { Section } from '../details/section.tsx'
import { useModel } from '../proposal/use-model.ts'
import { useLooking } from '../stores/use-looking.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { askFor } from './ask-for.ts'
import { planWork } from './plan-work.ts'

/** What the planner can be asked for without a prompt, and a language model where there is one. */
export function WorksSection({ selection }: { readonly selection: readonly string[] }) {
  const model = useModel()
  const whyNot = useLooking()
  const askModel = (work: WorkName): void => askFor(work, WORKS[work].title, selection)
  return (
    <Section title="Assistant">
      {PLANNED_WORKS.map((work) => (
        <div key={work} className="flex items-center gap-1">
          <Button size={28} whyNot={whyNot} onClick={() => void planWork(work, selection)}>
            {WORKS[work].title}
          </Button>
          {model && (
            <IconButton
              label={`${WORKS[work].title}: ask ${model.model}`}
              onClick={() => askModel(work)}
            >
              <Sparkles size={14} />
            </IconButton>
          )}
        </div>
      ))}
      {model && (
        <Button
          size={28}
          className="self-start"
          icon={<Sparkles size={14} />}
          onClick={() => askModel('name')}
        >
          {`${WORKS.name.title}: ask ${model.model}`}
        </Button>
      )}
    </Section>
  )
}
