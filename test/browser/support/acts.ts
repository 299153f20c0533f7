import fs from 'node:fs'
import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import type { PersonRole } from '../../../src/access/actor.ts'
import { demoPassword } from '../../../src/accounts/demo-people.ts'

/** What people do again and again in these tests, by the words that stand on the page. */

const newPassword = 'quattro gatti neri sul tetto'

/** The titles of the pages behind the menu, where they are longer than its words. */
const titles: Record<string, string> = {
  Istituto: 'IIS Galileo Galilei',
  Elenchi: 'Elenchi di classe',
  'Il mio ente': 'FabLab Borgo APS',
  Enti: 'Enti ospitanti',
  Documenti: 'Documenti degli enti',
  Contatti: 'Contatti con gli enti',
  Protocolli: 'Protocolli d’intesa',
  Programma: 'Il programma della città',
  Accessi: 'Registro degli accessi',
  Avvisi: 'Avvisi inviati',
  Catalogo: 'Catalogo dei moduli',
  Abilitazioni: 'Abilitazioni alle macchine',
  Proposte: 'Proposte di percorso',
  'A rischio': 'Studenti a rischio',
  'Rendiconto al Ministero': 'Rendiconto 2026/2027',
  'Gruppi e classi': 'Gruppi di percorsi',
  Offerte: 'Offerte di posti',
  'Enti trovati': 'Enti trovati dagli studenti',
  'Ore senza risposta': 'Ore senza risposta dell’ente',
}

const titlesForStudents: Record<string, string> = {
  Abilitazioni: 'Le mie abilitazioni',
  Presenze: 'Le mie presenze',
}

/** The title of the page behind a line of the menu. */
export function titleBehind(line: string, role: PersonRole | null = null): string {
  return (role === 'student' ? titlesForStudents[line] : undefined) ?? titles[line] ?? line
}

/** Goes to a page by the menu. */
export async function openMenu(page: Page, name: string, title = titleBehind(name)): Promise<void> {
  await arrive(page)
  const menu = page.getByRole('navigation', { name: 'Menu principale' })
  const line = page.locator('a').filter({ hasText: new RegExp(`^\\s*${name}\\s*$`, 'u') })
  const heading = menu.locator('details:not([open])').filter({ has: line }).locator('summary')
  if ((await heading.count()) > 0) await heading.click()
  await menu.locator(line).click()
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
  await arrive(page)
}

/** Waits until the whole page is read and its scripts have run: what is counted sooner may be half of it. */
export async function arrive(page: Page): Promise<void> {
  await page.waitForLoadState('domcontentloaded')
}

/** Before its script has run, a button that asks first would not ask. */
export async function press(page: Page, button: string): Promise<void> {
  await arrive(page)
  await page.getByRole('button', { name: button, exact: true }).first().click()
}

/** Agrees to the question that a button asks first. */
export async function agree(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Conferma' }).click()
}

/** Types into the fields whose labels begin so; a date as it is stored. */
export async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) {
    await page
      .getByLabel(new RegExp(`^\\s*${label}`, 'u'))
      .first()
      .fill(value)
  }
}

/** Fills in the page to sign in, where one is. */
export async function enterPassword(page: Page, identifier: string, password = demoPassword): Promise<void> {
  await page.getByLabel('E-mail o nome utente').fill(identifier)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Accedi', exact: true }).click()
}

/** Fills in the page that invites a person. */
export async function invite(page: Page, person: { name: string; email: string; role: string }): Promise<void> {
  await fill(page, { 'Nome e cognome': person.name, 'Indirizzo e-mail': person.email })
  await page.getByLabel('Profilo', { exact: true }).selectOption({ label: person.role })
  await press(page, 'Invia l’invito')
  await page.getByText(`Invito inviato a ${person.email}.`).waitFor()
}

/** Follows the newest invitation that the city's outbox holds for this address, and chooses a password. */
export async function followInvitation(city: Page, guest: Page, address: string): Promise<void> {
  await guest.goto(await linkSentTo(city, address, '/collegamento/'))
  await choosePassword(guest)
}

/** The link in the newest letter to this address that the city's outbox holds. */
export async function linkSentTo(city: Page, address: string, to: '/collegamento/' | '/invito/'): Promise<string> {
  await openMenu(city, 'Avvisi')
  await city.getByRole('row').filter({ hasText: address }).first().getByRole('link').click()
  const link = await city.locator('main').getByRole('link', { name: to }).getAttribute('href')
  if (!link) throw new Error(`The letter to ${address} carries no link to ${to}.`)
  return link
}

export async function choosePassword(guest: Page): Promise<void> {
  await fill(guest, { 'Nuova password': newPassword, 'Ripeti la nuova password': newPassword })
  await press(guest, 'Salva e accedi')
  await guest.getByRole('heading', { level: 1, name: 'Ciao, ' }).waitFor()
}

/** The register behind this link: what will be in it is shown first. */
export async function downloadRegister(page: Page, link: string): Promise<{ name: string; bytes: Buffer }> {
  await arrive(page)
  await page.getByRole('link', { name: link, exact: true }).click()
  const file = await download(page, 'Scarica Excel')
  await page.goBack()
  return file
}

/** Presses a link that answers with a file. */
export async function download(page: Page, link: string): Promise<{ name: string; bytes: Buffer }> {
  await arrive(page)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link, exact: true }).first().click(),
  ])
  return { name: file.suggestedFilename(), bytes: fs.readFileSync(await file.path()) }
}

/** A line of a list of choices is chosen. */
export async function chooseIn(page: Page, row: string | RegExp): Promise<void> {
  await page.getByRole('row', { name: row }).getByRole('link', { name: 'Scegli' }).click()
}

/** The value beside a term, in a list of facts. */
export async function factOf(page: Page, term: string): Promise<string> {
  return page.locator(`dt:text-is("${term}") + dd`).innerText()
}

export async function expectTitle(page: Page, title: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await arrive(page)
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
}
