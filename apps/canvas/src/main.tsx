import '@fontsource-variable/inter'
import '@fontsource-variable/jetbrains-mono'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { askEarly } from './document/early.ts'
import { keepToken } from './pages/invitation/kept-token.ts'
import './styles/index.css'
import { applyTheme, readTheme } from './theme.ts'
import { currentPlace } from './use-place.ts'

applyTheme(readTheme())
const place = currentPlace()
if (place.page === 'project') askEarly(place.project)
if (place.page === 'invitation') keepToken()
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
