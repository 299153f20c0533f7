import type { Page } from 'playwright-core'
import { demoPdf } from '../../../scripts/demo/pdf.ts'
import { Notices } from '../../../src/notices/notice.model.ts'
import { arrive, fill, openMenu, press } from './acts.ts'
import { openTab } from './host-acts.ts'

/** What people do for the papers of a placement, each from the page where they come upon it. */

/** The office says who covers its students, in the settings of the school. */
export async function coverStudents(office: Page, school: string): Promise<void> {
  await openMenu(office, 'Istituto', school)
  await office.getByRole('link', { name: 'Impostazioni' }).click()
  await fill(office, {
    'Compagnia di responsabilità civile': 'Assicurazioni del Borgo',
    'Numero di polizza': '12/345',
    'Valida dal': '2026-09-01',
    'Valida fino al': '2027-08-31',
  })
  await press(office, 'Salva')
}

/** Records for the whole class, at once, that families were informed and the students trained. */
export async function recordForClass(office: Page, className: string): Promise<void> {
  await openMenu(office, 'Classi')
  await office.getByRole('link', { name: className, exact: true }).click()
  await office.getByRole('link', { name: 'Informative e sicurezza' }).click()
  const sections = [
    ['Informativa alla famiglia', { 'Consegnata il': '2026-11-20', 'Quale testo': 'informativa 2026/27' }],
    ['Formazione generale sulla sicurezza', { 'Conclusa il': '2026-11-18', Ore: '4:00', 'Chi l’ha data': 'Ministero' }],
  ] as const
  for (const [what, typed] of sections) {
    await office.getByRole('radio', { name: what }).check()
    await fill(office, { ...typed })
    await office.getByLabel('Registro elettronico').check()
    await press(office, 'Annota per gli studenti spuntati')
    await office.getByText(/Annotata per/u).waitFor()
  }
}

/** The firm's section on risks for students, which the city verifies. */
export async function handInRisks(host: Page, city: Page, firm: string): Promise<void> {
  await openMenu(host, 'Il mio ente', firm)
  await openTab(host, 'Documenti')
  await host.getByLabel('Tipo').selectOption('dvr-section')
  await fill(host, { Titolo: 'Sezione per gli studenti', 'Data del documento': '2026-09-10' })
  const file = { name: 'dvr.pdf', mimeType: 'application/pdf', buffer: demoPdf(['Sezione del DVR']) }
  await host.locator('input[type=file]').setInputFiles(file)
  await press(host, 'Carica')
  await host.getByText('Ora lo verifica l’ufficio del programma').waitFor()
  await openMenu(city, 'Documenti')
  await city.getByRole('link', { name: 'Sezione per gli studenti' }).click()
  await city.getByLabel('Accetta').check()
  await press(city, 'Registra la decisione')
  await city.getByText('La versione è stata accettata').waitFor()
}

/** Opens a placement, beginning at the menu. */
export async function openPlacement(page: Page, student: string): Promise<void> {
  await openMenu(page, 'Percorsi')
  await page.getByRole('link', { name: student }).first().click()
  await arrive(page)
}

/** From the page of a placement, or from one of its papers. */
export async function openPapers(page: Page): Promise<void> {
  const main = page.locator('main')
  await main
    .getByRole('link', { name: /^(?:Apri i documenti|Torna ai documenti)$/u })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: 'Documenti del percorso' }).waitFor()
  await arrive(page)
}

/** Writes what the student is to learn and do, from the page of the papers. */
export async function writeProject(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Scrivi il progetto' }).first().click()
  await fill(page, {
    Obiettivi: 'Costruire una sedia dal disegno alla vernice.',
    'Competenze attese': 'Lavorare in gruppo\nLeggere un disegno',
    Attività: 'Disegno\nTaglio\nMontaggio',
    'Come si valuta': 'Scheda dei due tutor.',
  })
  await page.getByLabel('Medio').check()
  await press(page, 'Salva il progetto')
  await page.getByText('Progetto salvato.').waitFor()
}

/** Reads and signs, beginning at the page of the papers. */
async function signPaper(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Firma', exact: true }).first().click()
  await signHere(page, name)
}

async function signHere(page: Page, name: string): Promise<void> {
  await fill(page, { 'Nome e cognome': name })
  await page.getByLabel('Ho letto tutto il testo e lo firmo').check()
  await press(page, 'Firma adesso')
  await page.getByText('Grazie: hai firmato.').waitFor()
}

/** The parent signs by a link, without account, on the own phone. Nobody else reads that letter in the outbox. */
async function signAsParent(parent: Page, { name, email }: { name: string; email: string }): Promise<void> {
  const letter = await Notices.findOne({ kind: 'host-link', 'to.email': email }).lean()
  await parent.goto(new URL(letter?.data['link'] ?? '').pathname)
  await parent.getByRole('link', { name: 'Leggi e firma' }).first().click()
  await signHere(parent, name)
}

/** The host says how the student was trained, and that no work is of high risk. */
async function sayIsSafe(host: Page): Promise<void> {
  await host.getByRole('link', { name: 'Sicurezza presso l’ente' }).first().click()
  await fill(host, { 'Conclusa il': '2026-11-25', Ore: '8:00', 'Chi l’ha data': 'Tina Tarlo' })
  await host.getByLabel('Medio').check()
  await press(host, 'Annota')
  await host.getByText('Formazione specifica annotata.').waitFor()
  await host.getByRole('link', { name: 'Sicurezza presso l’ente' }).first().click()
  await host.getByLabel('Dichiaro').check()
  await press(host, 'Dichiara')
  await host.getByText('Dichiarazione registrata.').waitFor()
}

/** Everybody signs what is theirs, the coordinator says that the project fits: the story's papers are complete. */
export async function signAll(cast: Record<'coordinator' | 'teacher' | 'host' | 'student' | 'parent', Page>) {
  const { coordinator, teacher, host, student } = cast
  for (const [page, name] of [
    [teacher, 'Dino Negroni'],
    [host, 'Tina Tarlo'],
    [student, 'Marta Lucia Abbadini'],
  ] as const) {
    await openPlacement(page, 'Abbadini Marta Lucia')
    await openPapers(page)
    await signPaper(page, name)
  }
  await openPapers(host)
  await sayIsSafe(host)
  const parent = { name: 'Adele Abbadini', email: 'adele@abbadini.example' }
  await coordinator.reload()
  await coordinator.getByRole('link', { name: 'Manda il collegamento per firmare' }).first().click()
  await fill(coordinator, { 'Nome e cognome': parent.name, 'E-mail': parent.email })
  await press(coordinator, 'Manda')
  await coordinator.getByText(parent.email).first().waitFor()
  await signAsParent(cast.parent, parent)
  await coordinator.reload()
  await coordinator.getByRole('link', { name: 'Approva la coerenza' }).first().click()
  await fill(coordinator, { 'Perché è coerente': 'Il legno è il primo materiale dell’indirizzo.' })
  await press(coordinator, 'Approva')
  await coordinator.getByText('Coerenza approvata.').waitFor()
}
