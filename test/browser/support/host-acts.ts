import type { Page } from 'playwright-core'
import { arrive, fill, linkSentTo, openMenu, press } from './acts.ts'

/** What a host does to be qualified, and the city to qualify it. */

export interface Profile {
  representative: string
  seats: string
  /** What students do there. */
  work: string
  risk: 'basso' | 'medio' | 'alto'
  contact: { name: string; role: string; email: string }
  /** null: there is one already. */
  tutor: { name: string; role: string; email: string } | null
}

/** Opens a section of the page of a partner. */
export async function openTab(page: Page, name: string): Promise<void> {
  const sections = page.getByRole('navigation', { name: 'Sezioni della pagina' })
  await sections.getByRole('link', { name, exact: true }).click()
  await sections.locator('[aria-current]').getByText(name, { exact: true }).waitFor()
  await arrive(page)
}

/** Begins where the qualification says what is missing, writes it, and comes back. */
async function complete(page: Page, line: string, write: () => Promise<void>): Promise<void> {
  await page.getByRole('row', { name: line }).getByRole('link', { name: 'Completa' }).click()
  await write()
  await press(page, 'Salva')
  await openTab(page, 'Qualificazione')
  await page.getByRole('row', { name: new RegExp(`^${line}.* C’è`, 'u') }).waitFor()
}

/** Writes all that is missing for the qualification, from its page. */
export async function completeProfile(page: Page, profile: Profile): Promise<void> {
  const { representative, seats, work, risk, contact, tutor } = profile
  await complete(page, 'Chi firma le convenzioni', () => fill(page, { 'Nome e cognome': representative }))
  await complete(page, 'Un’e-mail o un referente', () =>
    fill(page, { 'Nome e cognome': contact.name, 'Di che cosa si occupa': contact.role, 'E-mail': contact.email }),
  )
  await complete(page, 'Quanti studenti insieme', () => fill(page, { 'Studenti che l’ente accoglie insieme': seats }))
  await complete(page, 'Un’attività che si può affidare a studenti', async () => {
    await fill(page, { 'Che cosa fanno gli studenti': work })
    await page.getByLabel(`Rischio ${risk}`).check()
  })
  if (!tutor) return
  await complete(page, 'Un tutor in carica', () =>
    fill(page, { 'Nome e cognome': tutor.name, 'Ruolo nell’ente': tutor.role, 'E-mail': tutor.email }),
  )
}

export async function apply(page: Page, statement: string): Promise<void> {
  await fill(page, { 'Che cosa vuoi dire': statement })
  await page.getByLabel('Dichiaro che i dati del profilo').check()
  await press(page, 'Manda la domanda')
  await page.getByText('La domanda è stata mandata').waitFor()
}

/** The city finds the host in its list, and decides. */
export async function qualify(city: Page, partner: string): Promise<void> {
  await openMenu(city, 'Enti')
  await city.getByRole('link', { name: partner, exact: true }).click()
  await openTab(city, 'Qualificazione')
  await city.getByLabel('Qualifica l’ente').check()
  await press(city, 'Registra la decisione')
  await city.getByText('La decisione è registrata').waitFor()
}

/** Opens, as a person without account, the newest link that this address was sent. */
export async function followLink(city: Page, guest: Page, to: { name: string; email: string }): Promise<void> {
  await guest.goto(await linkSentTo(city, to.email, '/invito/'))
  await guest.getByRole('heading', { level: 1, name: `Ciao, ${to.name}` }).waitFor()
}

/** The host closes for a day, beginning at the menu. */
export async function closeOn(host: Page, on: string, reason: string): Promise<void> {
  await openMenu(host, 'Il mio ente')
  await openTab(host, 'Sedi e spazi')
  await host.getByRole('link', { name: 'Aggiungi una chiusura' }).first().click()
  await fill(host, { 'Primo giorno di chiusura': on, 'Ultimo giorno di chiusura': on, Motivo: reason })
  await press(host, 'Salva')
  await host.getByText('La chiusura è stata salvata.').waitFor()
}

/** A new tutor of the fablab. */
export async function takeOn(host: Page, tutor: { name: string; role: string; email: string }): Promise<void> {
  await host.goto('/enti/fablab/tutor')
  await fill(host, { 'Nome e cognome': tutor.name, 'Ruolo nell’ente': tutor.role, 'E-mail': tutor.email })
  await press(host, 'Salva')
  await host.getByText('Il tutor è stato salvato.').waitFor()
}
