import type ExcelJS from 'exceljs'
import type { Locator, Page } from 'playwright-core'
import { minutesIn, readWorkbook } from '../../registers/read-back.ts'
import { arrive, fill, openMenu, press } from './acts.ts'

/** What people do with a lab: prepare it, enrol, take and approve roll calls. */

export interface ModuleOf {
  code: string
  title: string
  hours: string
  /** Title and hours of each part. */
  parts: readonly (readonly [title: string, hours: string])[]
  participants: readonly [least: string, most: string]
  /** A kind of machine that is used, and may be used afterwards by who completes the module. */
  grants: string
}

/** The city writes a module and publishes it. */
export async function publishModule(city: Page, module: ModuleOf): Promise<void> {
  await openMenu(city, 'Catalogo', 'Catalogo dei moduli')
  await city.getByRole('link', { name: 'Nuovo modulo' }).click()
  const { code, title, hours, parts, participants, grants } = module
  await fill(city, { Sigla: code, Titolo: title, Ore: hours })
  await city.getByLabel('Tema', { exact: true }).selectOption({ label: 'Robotica' })
  await city.getByLabel('Livello', { exact: true }).selectOption({ label: 'Base' })
  await fill(city, { 'Partecipanti, almeno': participants[0], 'Partecipanti, al massimo': participants[1] })
  for (const [index, [part, length]] of parts.entries())
    await fill(city, { [`Titolo della parte ${index + 1}`]: part, [`Ore della parte ${index + 1}`]: length })
  await city.getByRole('group', { name: 'Macchine che si usano' }).getByLabel(grants).check()
  await city.getByRole('group', { name: 'Abilitazioni che si ottengono' }).getByLabel(grants).check()
  await city.getByLabel('Basso').check()
  await fill(city, { 'Ore che possono valere': hours })
  await city.getByLabel('Finanziamento', { exact: true }).selectOption({ label: 'Comune' })
  await press(city, 'Salva come bozza')
  await city.getByText('La bozza è stata salvata').waitFor()
  await press(city, 'Pubblica')
  await city.getByText('Il modulo è nel catalogo.').waitFor()
}

export interface EditionOf {
  module: string
  title: string
  from: string
  to: string
  seats: string
  minimum: string
  /** A weekday and its times; null: no pattern, so no dates. */
  weekly: readonly [weekday: string, from: string, to: string] | null
  /** Tutors of the host: the first is the trainer, the others are with them. */
  staff: readonly string[]
}

/** The host makes a lab of a module, in its big room. Gives the id. */
export async function makeEdition(host: Page, edition: EditionOf): Promise<string> {
  await openMenu(host, 'Laboratori')
  await host.getByRole('link', { name: 'Nuovo laboratorio' }).first().click()
  await host
    .getByLabel('Modulo', { exact: true })
    .selectOption(await choiceWith(host.getByLabel('Modulo', { exact: true }), edition.module))
  await press(host, 'Continua')
  await fill(host, { Titolo: edition.title, Dal: edition.from, Al: edition.to })
  if (edition.weekly) {
    const [weekday, from, to] = edition.weekly
    await host.getByLabel(/^\s*Sala grande\s*24/u).check()
    await host.getByLabel('Giorno (riga 1)').selectOption({ label: weekday })
    await fill(host, { 'Dalle \\(riga 1\\)': from, 'Alle \\(riga 1\\)': to })
  }
  for (const [index, person] of edition.staff.entries()) {
    await host.getByLabel(`Persona (riga ${index + 1})`).selectOption({ label: person })
    const part = index === 0 ? 'formatore' : 'in co-presenza'
    await host.getByLabel(`Compito (riga ${index + 1})`).selectOption({ label: part })
  }
  await fill(host, { Posti: edition.seats, 'Minimo di partecipanti': edition.minimum })
  await press(host, 'Crea il laboratorio')
  await host.getByText('Il laboratorio è creato.').waitFor()
  const [, , id = ''] = new URL(host.url()).pathname.split('/')
  return id
}

/** Opens a section of the page of a lab. */
export async function openLabTab(page: Page, editionId: string, name: string): Promise<void> {
  await page.goto(`/laboratori/${editionId}`)
  const sections = page.getByRole('navigation', { name: 'Sezioni della pagina' })
  await sections.getByRole('link', { name, exact: true }).click()
  await sections.locator('[aria-current]').getByText(name, { exact: true }).waitFor()
  await arrive(page)
}

/** The value of the choice whose text holds this. */
async function choiceWith(select: Locator, text: string): Promise<string> {
  return (await select.locator('option').filter({ hasText: text }).first().getAttribute('value')) ?? ''
}

export async function openEdition(page: Page, editionId: string): Promise<void> {
  await page.goto(`/laboratori/${editionId}`)
}

/** The days of the sessions on the page that plans them. */
export async function plannedDays(page: Page): Promise<string[]> {
  const sessions = page.getByRole('table', { name: 'Gli incontri del laboratorio, per data' })
  return sessions.getByRole('rowheader').allInnerTexts()
}

/** The hours count; the families sign later. */
export async function chooseAnswers(page: Page): Promise<void> {
  await page.getByLabel('Sì, le ore convalidate valgono').check()
  await page.getByLabel('Non ancora').check()
}

const students = (page: Page): Locator => page.locator('input[name=students]:checked')

/** How many students are ticked. */
export async function ticked(page: Page): Promise<number> {
  return students(page).count()
}

/** Takes the tick from so many students, from the end of the list. */
export async function untickLast(page: Page, count: number): Promise<void> {
  for (let left = count; left > 0; left--) await students(page).last().uncheck()
}

/** The line of a student in the form of a roll call. */
export function lineOf(page: Page, name: string): Locator {
  return page.getByRole('group', { name })
}

/** Opens the roll call of a day from the list of those that need something. */
export async function openRollCall(page: Page, day: string): Promise<void> {
  await openMenu(page, 'Presenze')
  await page
    .getByRole('row')
    .filter({ hasText: day })
    .filter({ hasText: 'Robotica del lunedì' })
    .getByRole('link')
    .last()
    .click()
  await page.getByRole('heading', { level: 1, name: 'Appello di' }).waitFor()
}

/** What the page of Giulia says: minutes approved in all, and of each lab attended, approved, counted. */
export async function hoursOf(page: Page): Promise<{ total: number; labs: Record<string, string[]> }> {
  await page.goto('/studenti/giulia')
  const done = await page.locator('.progress-line strong').first().innerText()
  const rows = await page.getByRole('table', { name: 'Laboratori' }).locator('tbody tr').all()
  const labs: Record<string, string[]> = {}
  for (const row of rows) {
    const name = await row.getByRole('rowheader').innerText()
    labs[name.trim()] = (await row.getByRole('cell').allInnerTexts()).slice(1).map((text) => text.trim())
  }
  return { total: parseHours(done.split(' ')[0] ?? ''), labs }
}

/** '2:45' in minutes. */
export function parseHours(text: string): number {
  const [hours = '', minutes = ''] = text.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** Opens a session from the plan of its lab. */
export async function openSession(page: Page, editionId: string, day: string): Promise<void> {
  await openLabTab(page, editionId, 'Incontri')
  await page.getByRole('table', { name: 'Gli incontri' }).getByRole('link', { name: day }).click()
  await page.getByRole('heading', { level: 1, name: day }).waitFor()
}

/** The event of a day in a calendar that is followed, its folded lines put together. */
export async function eventOf(page: Page, feed: string, day: string): Promise<string> {
  const text = (await (await page.request.get(feed)).text()).replaceAll('\r\n ', '')
  const events = text.split('BEGIN:VEVENT').filter((event) => new RegExp(`^DTSTART.*:${day}`, 'mu').test(event))
  return events.find((event) => event.includes('Robotica del lunedì')) ?? ''
}

/** What the first sheet of a workbook says in this column, in the row that holds the text; in minutes. */
export async function minutesAt(bytes: Buffer, row: string, column: string): Promise<number> {
  const [sheet] = (await readWorkbook(bytes)).worksheets
  const rows = sheet?.getRows(1, sheet.rowCount) ?? []
  const holds = (each: ExcelJS.Row, text: string) => (each.values as unknown[]).includes(text)
  const heading = rows.find((each) => holds(each, 'Cognome'))
  const found = rows.find((each) => holds(each, row))
  if (!heading || !found) throw new Error(`The workbook has no row "${row}".`)
  return minutesIn(found.getCell((heading.values as unknown[]).indexOf(column)))
}

/** The city writes down who its patron saint is. */
export async function setPatron(city: Page, on: string, name: string): Promise<void> {
  await openMenu(city, 'Programma')
  await city
    .getByRole('link', { name: /calendario/iu })
    .last()
    .click()
  await fill(city, { 'Giorno del santo patrono': on, 'Nome del santo patrono': name })
  await press(city, 'Salva')
  await city.getByText('Le modifiche sono state salvate.').waitFor()
}

export async function openEnrolment(host: Page, editionId: string): Promise<void> {
  await openEdition(host, editionId)
  await press(host, 'Apri le iscrizioni')
  await host.getByText('Le iscrizioni sono aperte').waitFor()
}

/** The school has the privacy document of everybody. */
export async function notePrivacy(page: Page, editionId: string): Promise<void> {
  await openLabTab(page, editionId, 'Partecipanti')
  await page.getByRole('link', { name: 'Segna le informative' }).click()
  await arrive(page)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await press(page, 'Salva')
  await page.getByText('Salvato.').waitFor()
}

/** From the page of the session. */
export async function cancelSession(host: Page, why: string): Promise<void> {
  await host.getByRole('link', { name: 'Annulla l’incontro' }).click()
  await fill(host, { 'Perché si annulla': why })
  await press(host, 'Annulla l’incontro')
  await host.getByText('Incontro annullato.').waitFor()
}

/** From the page of the session that was cancelled. */
export async function recoverSession(host: Page, when: { day: string; from: string; to: string }): Promise<void> {
  await host.getByRole('link', { name: 'Recupera le ore' }).click()
  await fill(host, { Giorno: when.day, Dalle: when.from, Alle: when.to })
  await press(host, 'Aggiungi il recupero')
  await host.getByText('Recupero aggiunto al calendario.').waitFor()
}

/** From the page of the session: who is away, and who comes instead. */
export async function substitute(host: Page, away: string, comes: string): Promise<void> {
  await host.getByRole('link', { name: 'Sostituisci o affianca' }).click()
  await host.getByLabel(away).check()
  await host.getByLabel('Chi viene').selectOption({ label: comes })
  await press(host, 'Salva')
  await host.getByText('Incontro affidato.').waitFor()
}

/** A teacher justifies the absence of a student, in the roll call of a day. */
export async function justify(page: Page, day: string, name: string): Promise<void> {
  await openRollCall(page, day)
  await page.getByLabel(`Giustificazione di ${name}`).selectOption({ label: 'Giustificata' })
  await page.getByLabel(`Motivo di ${name}`).fill('certificato consegnato')
  await press(page, 'Salva le giustificazioni')
  await page.getByText('Le giustificazioni sono salvate.').waitFor()
}

/** The school approves the roll call of a day. */
export async function approve(page: Page, day: string): Promise<void> {
  await openRollCall(page, day)
  await page.getByLabel('Dichiaro di avere controllato').check()
  await press(page, 'Convalida le presenze')
  await page.getByText('Le presenze sono convalidate').first().waitFor()
}

/** The school approves every session of a lab that waits for it. */
export async function approveAll(page: Page, title: string): Promise<void> {
  await openMenu(page, 'Presenze')
  for (const box of await page.getByLabel(`Seleziona ${title}`).all()) await box.check()
  await page.getByLabel('Dichiaro di avere controllato').check()
  await press(page, 'Convalida gli incontri selezionati')
}

/** A secret address of the own calendar. */
export async function followCalendar(page: Page, name: string): Promise<string> {
  await page.goto('/calendario/collegamenti')
  await fill(page, { Nome: name })
  await press(page, 'Crea l’indirizzo')
  return page.locator('.feed-address').innerText()
}
