import { lazy, Suspense } from 'react'
import { show, useSession } from '../stores/session.ts'
import { Access } from './access/access.tsx'
import { AddMenu } from './add-menu.tsx'
import { CommandMenu } from './command-menu.tsx'
import { ConnectMenu } from './connect-menu.tsx'
import { Everybody } from './everybody/everybody.tsx'
import { Explanation } from '../explain/explanation.tsx'
import { FindMenu } from './find-menu.tsx'
import { Losses } from './losses.tsx'
import { RowEffects } from './row-effects.tsx'
import { MenuAt } from './menu-at.tsx'
import { PreviewDatabase } from './database/preview-database.tsx'
import { PreviewMailbox } from './mailbox/preview-mailbox.tsx'
import { OtherServices } from './outside/other-services.tsx'
import { BringTrace } from './bring-trace.tsx'
import { NameVersion } from './name-version.tsx'
import { AddEndpoint } from './add-endpoint.tsx'
import { Refused } from './refused.tsx'
import { Assistants } from './assistants/assistants.tsx'
import { Share } from './share/share.tsx'
import { Shortcuts } from './shortcuts.tsx'
import { StepPicker } from './step-picker.tsx'

const Generate = lazy(() =>
  import('./generate/generate.tsx').then(({ Generate: sheet }) => ({ default: sheet })),
)

const close = (): void => show(null)

/** Whatever is open over the project. */
export function Overlays() {
  const overlay = useSession((session) => session.overlay)
  switch (overlay?.type) {
    case undefined:
      return null
    case 'commands':
      return <CommandMenu onClose={close} />
    case 'find':
      return <FindMenu onClose={close} />
    case 'shortcuts':
      return <Shortcuts onClose={close} />
    case 'connect':
      return <ConnectMenu from={overlay.from} onClose={close} />
    case 'add':
      return <AddMenu {...overlay} onClose={close} />
    case 'previewDatabase':
      return <PreviewDatabase onClose={close} />
    case 'previewMailbox':
      return <PreviewMailbox onClose={close} />
    case 'refused':
      return <Refused onClose={close} />
    case 'assistants':
      return <Assistants onClose={close} />
    case 'share':
      return <Share onClose={close} />
    case 'access':
      return <Access about={overlay.about} onClose={close} />
    case 'everybody':
      return <Everybody route={overlay.route} onClose={close} />
    case 'otherServices':
      return <OtherServices onClose={close} />
    case 'addStep':
      return <StepPicker spot={overlay.spot} onClose={close} />
    case 'addEndpoint':
      return <AddEndpoint node={overlay.node} onClose={close} />
    case 'explain':
      return <Explanation subject={overlay.subject} request={overlay.request} onClose={close} />
    case 'nameVersion':
      return <NameVersion onClose={close} />
    case 'bringTrace':
      return <BringTrace onClose={close} />
    case 'rowEffects':
      return <RowEffects {...overlay} onClose={close} />
    case 'losses':
      return <Losses {...overlay} onClose={close} />
    case 'menu':
      return <MenuAt at={overlay.at} about={overlay.about} onClose={close} />
    case 'generate':
      return (
        <Suspense>
          <Generate onClose={close} />
        </Suspense>
      )
  }
}
