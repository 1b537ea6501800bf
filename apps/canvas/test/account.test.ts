import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeAt } from '@drawbridge/kinds/one-time-codes'
import { useStudio } from './support/studio.ts'

const studio = useStudio()
const OLD = 'violet harbour lantern 93'
const NEXT = 'amber window seven ladders'

test('a new password ends every other session, and this one stays', async () => {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: /^Account of/ }).click()
  const email = /\S+@\S+/.exec((await page.getByRole('menu').textContent()) ?? '')?.[0] ?? ''
  await page.keyboard.press('Escape')
  const elsewhere = await studio.stranger()
  await elsewhere.goto(`${studio.url}/sign-in`)
  await elsewhere.getByLabel('Email').fill(email.replace(/(\.com).*/, '$1'))
  await elsewhere.getByLabel('Password').fill(OLD)
  await elsewhere.getByRole('button', { name: 'Sign in' }).click()
  await elsewhere.getByRole('heading', { name: 'Projects' }).waitFor()

  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Change password…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change your password' })
  await dialog.getByLabel('Your password now').fill(OLD)
  await dialog.getByLabel('New password').fill(NEXT)
  await dialog.getByRole('button', { name: 'Change password' }).click()
  await page.getByText('Your password is changed.').first().waitFor()

  await elsewhere.reload()
  await elsewhere.getByLabel('Email').waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Projects' }).waitFor()
})

/** What an authenticator app shows for the secret that was typed into it. */
function codeOf(secret: string, steps: number): string {
  const bits = [...secret.replaceAll(' ', '')].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  const bytes = bits.join('').match(/.{8}/g) ?? []
  const key = Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
  return codeAt(key, Math.floor(Date.now() / 30_000) + steps)
}

test('a second factor is set up and asked for, with the keyboard alone', async () => {
  const page = await studio.newcomer()
  await page.goto(`${studio.url}/account`)
  await page.getByRole('button', { name: 'Set up' }).focus()
  await page.keyboard.press('Enter')
  const setUp = page.getByRole('dialog', { name: 'Set up a second factor' })
  const secret = (await setUp.locator('code').textContent()) ?? ''
  await page.keyboard.type(codeOf(secret, -1))
  await page.keyboard.press('Enter')
  const kept = page.getByRole('dialog', { name: 'Keep these recovery codes' })
  await kept.waitFor()
  assert.equal(await kept.getByRole('listitem').count(), 10)
  await kept.getByRole('button', { name: 'I have kept them' }).press('Enter')
  await page.getByText('10 recovery codes left').waitFor()
  await page.getByText('The second factor was turned on').waitFor()
  const email = /person\S+\.com/.exec((await page.getByText(/You sign in as/).textContent()) ?? '')

  const elsewhere = await studio.stranger()
  await elsewhere.goto(`${studio.url}/sign-in?next=/account`)
  await elsewhere.getByLabel('Email').fill(email?.[0] ?? '')
  await elsewhere.getByLabel('Password').fill(OLD)
  await elsewhere.keyboard.press('Enter')
  const code = elsewhere.getByLabel('Code')
  await code.waitFor()
  await elsewhere.keyboard.type('000000')
  await elsewhere.keyboard.press('Enter')
  await elsewhere.getByText('This code is not right').waitFor()
  await code.fill(codeOf(secret, 0))
  await elsewhere.keyboard.press('Enter')
  await elsewhere.getByText('Chrome on Linux').first().waitFor()
  await elsewhere.getByRole('button', { name: 'End all others' }).press('Enter')
  await elsewhere.getByText('You ended a sign-in').waitFor()
  await page.reload()
  await page.getByLabel('Email').waitFor()
})

test('a passkey is added to an account and lets its owner in', async () => {
  const page = await studio.newcomer()
  const devices = await page.context().newCDPSession(page)
  await devices.send('WebAuthn.enable')
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto(`${studio.url}/account`)
  await page.getByRole('button', { name: 'Add a passkey' }).press('Enter')
  await page.getByText('not used yet').waitFor()
  await page.goto(`${studio.url}/`)
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: /^Sign out person/ }).click()
  await page.getByRole('button', { name: 'Use a passkey' }).press('Enter')
  await page.getByRole('heading', { name: 'Projects' }).waitFor()
})

test('a file that is no drawing is refused with the place and the cure of each fault', async () => {
  const page = await studio.newcomer()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Import' }).click()
  const nodes = [{ name: 'auth', type: 7 }, 'api']
  const buffer = Buffer.from(JSON.stringify({ nodes, connections: [] }))
  await (await chooser).setFiles({ name: 'broken.json', mimeType: 'application/json', buffer })
  const dialog = page.getByRole('dialog', { name: 'broken.json was not imported' })
  await dialog
    .getByText(/^at \S*nodes/)
    .first()
    .waitFor()
  await dialog.getByRole('button', { name: 'Got it' }).click()
  await page.getByRole('heading', { name: 'Projects' }).waitFor()
})

test('the path and the table that come of an odd name are shown, and a comma is told at its field', async () => {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.locator('.react-flow__node[data-id=tags]').click()
  await page.getByRole('tab', { name: 'Details' }).click()
  const name = page.getByLabel('Name of this Table')
  await name.fill('Letters & Notes')
  await name.press('Enter')
  await page.getByText('Letters & Notes → /letters-notes, table letters_notes').waitFor()

  const add = page.getByLabel('Add a field to Letters & Notes')
  for (const text of ['price money', 'copies number']) {
    await add.fill(text)
    await add.press('Enter')
  }
  await page.getByTestId('saving').filter({ hasText: 'Saved' }).waitFor()
  await page.getByRole('tab', { name: 'Try it' }).click()
  await page.getByRole('button', { name: 'All endpoints' }).click()
  const posts = page.locator('#side button', { hasText: '/letters-notes' })
  await posts.filter({ hasText: 'POST' }).first().click()
  await page.getByLabel('price').fill('9,50')
  await page.getByLabel('copies').fill('ten')
  await page.getByLabel('name *').focus()
  await page.getByText('“9,50” has a comma. In JSON a number has a point: 9.50.').waitFor()
  await page.getByText('“ten” is not a number.').waitFor()
  assert.equal(await page.locator('[aria-invalid=true]').count(), 2)
})

test('a password is hidden while it is typed, may be pasted, and password managers know it', async () => {
  const page = await studio.stranger()
  await page.goto(`${studio.url}/sign-in`)
  const password = page.getByLabel('Password', { exact: true })
  assert.equal(await password.getAttribute('type'), 'password')
  assert.equal(await password.getAttribute('autocomplete'), 'current-password')
  await page.evaluate((text) => navigator.clipboard.writeText(text), OLD)
  await password.focus()
  await page.keyboard.press('ControlOrMeta+V')
  assert.equal(await password.inputValue(), OLD)
})

test('signing out is in sight, and the browser keeps nothing of who was signed in', async () => {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: /^Account of/ }).click()
  const way = page.getByRole('menuitem', { name: /^Sign out \S+@/ })
  await way.waitFor()
  const kept = () => page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))
  assert.doesNotMatch(await kept(), /@example\.com|violet harbour/)
  await way.click()
  await page.getByLabel('Email').waitFor()
  assert.doesNotMatch(await kept(), /@example\.com|violet harbour/)
})
