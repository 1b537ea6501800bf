import type { Page } from 'playwright-core'

/** Makes a project of a drawing, as the button “Import” does of a file. */
export async function importDrawing(page: Page, manifest: object): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Import', exact: true }).click(),
  ])
  await chooser.setFiles({
    name: 'drawing.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(manifest)),
  })
  await page.locator('#map').waitFor()
}
