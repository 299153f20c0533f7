import type { Page } from 'playwright-core'
import { demoPdf } from '../../../scripts/demo/pdf.ts'
import { agree, arrive, chooseIn, fill, openMenu, press } from './acts.ts'

/** What people do with an agreement, from the draft to the number of the school's protocol. */

export type Party = 'school' | 'host'

export interface Draft {
  host: string
  from: string
  to: string
  purpose: string
  liability: string
}

/** Writes an agreement, beginning at the menu, and opens it for signing. */
export async function prepareAgreement(page: Page, { host, from, to, purpose, liability }: Draft): Promise<void> {
  await openMenu(page, 'Convenzioni')
  await page.getByRole('link', { name: 'Nuova convenzione' }).first().click()
  await chooseIn(page, host)
  await fill(page, { Dal: from, Al: to, Scopo: purpose, 'Polizza di responsabilità civile': liability })
  await press(page, 'Salva la bozza')
  await page.getByText('La bozza è pronta').waitFor()
  await press(page, 'Manda alla firma')
  await agree(page)
  await page.getByText('La convenzione è alla firma').waitFor()
}

const signers: Record<Party, string> = { host: 'L’ente ospitante', school: 'L’istituto' }

/** Sends the link to sign, from the page of the agreement. */
export async function sendLinkToSign(
  page: Page,
  party: Party,
  { name, email }: { name: string; email: string },
): Promise<void> {
  await page.getByLabel(signers[party]).check()
  await fill(page, { 'Nome e cognome': name, 'E-mail': email })
  await press(page, 'Manda il collegamento')
  await page.getByText(`parte entro un minuto per ${email}`).waitFor()
}

/** Reads the text to its end and signs, on the page that asks for it. */
export async function signOnScreen(page: Page, signer: { name: string; role: string }): Promise<void> {
  await fill(page, { 'Nome e cognome': signer.name, Qualifica: signer.role })
  await page.getByLabel('Ho letto il testo').check()
  await press(page, 'Firma la convenzione')
  await page.getByText('Hai firmato.').waitFor()
}

const onPaper: Record<Party, string> = { host: 'L’ente ospitante', school: 'La scuola' }

/** Records what was signed on paper, with its scan, from the page of the agreement. */
export async function recordPaper(
  page: Page,
  party: Party,
  signed: { name: string; role: string; on: string; collectedBy: string },
): Promise<void> {
  await page.getByRole('link', { name: 'Registra una firma su carta' }).click()
  await page.getByLabel(onPaper[party]).check()
  await fill(page, {
    'Nome e cognome di chi ha firmato': signed.name,
    Qualifica: signed.role,
    'Data sul foglio': signed.on,
    'Chi ha raccolto la firma': signed.collectedBy,
  })
  const buffer = demoPdf([`Firmato da ${signed.name}`])
  await page.getByLabel('Scansione').setInputFiles({ name: 'firma.pdf', mimeType: 'application/pdf', buffer })
  await press(page, 'Registra la firma')
  await page.getByText('La firma su carta è registrata.').waitFor()
  await arrive(page)
}

/** Types the number that the school's register gave, from the page of the agreement. */
export async function typeNumber(page: Page, number: string, date: string): Promise<void> {
  await page.getByRole('link', { name: 'Scrivi il numero di protocollo' }).click()
  await fill(page, { Numero: number, 'Data di registrazione': date })
  await press(page, 'Salva')
}
