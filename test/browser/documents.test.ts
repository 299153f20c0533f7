import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { arrive, fill, press } from './support/acts.ts'
import { useSite } from './support/site.ts'

/** What people do with documents, and what goes wrong when they do. */
const site = useSite()
const form = '/enti/fablab/documenti'
const folder = path.join(os.tmpdir(), `bottega-scan-${process.pid}`)
const scan = path.join(folder, 'scansione.pdf')

beforeAll(() => {
  fs.mkdirSync(folder)
  fs.writeFileSync(scan, '%PDF-1.4')
  // The file takes no room on the disk, and is sent as 200 MB.
  fs.truncateSync(scan, 200 * 1024 * 1024)
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('a scan of 200 MB', () => {
  test.each([true, false])(
    'comes back beside the field, not as a lost connection (scripts: %s)',
    async (javaScriptEnabled) => {
      const page = await site.signIn('host', { javaScriptEnabled })
      await page.goto(form)
      await fill(page, { Titolo: 'Polizza nuova', 'Data del documento': '2026-09-01' })
      await page.getByLabel('Tipo').selectOption('insurance')
      await page.locator('input[type=file]').setInputFiles(scan)
      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.request().method() === 'POST'),
        press(page, 'Carica'),
      ])
      expect(answer.status()).toBe(413)
      await page.locator('#f-file-problem').waitFor()
      await arrive(page)
      expect(await page.locator('#f-file-problem').innerText()).toContain('fino a 10 MB')
      expect(await page.getByLabel('Titolo').inputValue()).toBe('Polizza nuova')
      // The same connection goes on.
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'p.pdf', mimeType: 'application/pdf', buffer: demoPdf(['Polizza']) })
      await fill(page, { Scadenza: '2027-09-01' })
      await press(page, 'Carica')
      await page.getByText('Ora lo verifica l’ufficio del programma').waitFor()
      expect(site.complaints.all).toEqual([])
    },
  )
})

test('a document is saved, never opened as a page', async () => {
  const page = await site.signIn('host')
  await page.goto('/documenti/fablab-polizza')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Scarica (1 kB)' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('fablab-polizza.pdf')
  expect(
    fs
      .readFileSync(await file.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
})
