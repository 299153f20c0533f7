import type { Page } from 'playwright-core'
import { dayFirst, inventedStudents } from '../../support/invented-class.ts'
import { workbookOf } from '../../support/workbook.ts'
import { chooseIn, fill, openMenu, press } from './acts.ts'

/** The first students of the invented class, as an office exports them. */
export function classList(): Promise<Uint8Array> {
  const rows = inventedStudents
    .slice(0, 5)
    .map(({ surname, givenName, taxCode, birthDate }) => [surname, givenName, taxCode, dayFirst(birthDate), '3A', 'sì'])
  const heading = ['Cognome', 'Nome', 'Codice fiscale', 'Data di nascita', 'Classe', 'DSA']
  return workbookOf({ name: 'Alunni', rows: [heading, ...rows] })
}

/** The placement of the story: six afternoons at the joiner's, beginning at the menu. */
export async function draftPlacement(coordinator: Page): Promise<void> {
  await openMenu(coordinator, 'Percorsi')
  await coordinator.getByRole('link', { name: 'Nuovo percorso' }).first().click()
  await coordinator.getByRole('searchbox').fill('abbadini')
  await press(coordinator, 'Cerca')
  await chooseIn(coordinator, /^Abbadini/u)
  await chooseIn(coordinator, /^Falegnameria/u)
  await fill(coordinator, {
    'Titolo del percorso': 'Una sedia, dal disegno alla vernice',
    Attività: 'Disegno, taglio e montaggio di una sedia.',
    'Primo giorno': '2026-11-30',
    'Ultimo giorno': '2026-12-18',
  })
  for (const weekday of ['lunedì', 'mercoledì']) {
    const times = coordinator.getByRole('row', { name: weekday }).locator('input')
    await times.nth(2).fill('14:00')
    await times.nth(3).fill('17:00')
  }
  await coordinator
    .getByLabel(/^\s*Tutor dell’ente/u)
    .first()
    .selectOption({ label: 'Tina Tarlo (Titolare)' })
  await coordinator
    .getByLabel(/^\s*Tutor scolastico/u)
    .first()
    .selectOption({ label: 'Dino Negroni' })
  const agreement = { label: 'n. 812/2026, dal 30/11/2026 al 31/08/2027' }
  await coordinator.getByLabel(/^\s*Convenzione/u).selectOption(agreement)
  await press(coordinator, 'Salva la bozza')
}

/** The student ticks the two days of the first week and says what was done. */
export async function logAfternoons(student: Page): Promise<void> {
  await openMenu(student, 'Percorsi')
  await student.getByRole('link', { name: 'Abbadini Marta Lucia' }).click()
  await student.getByRole('link', { name: 'Apri il registro delle ore' }).click()
  await student.getByLabel('lunedì 30 novembre 2026').check()
  await student.getByLabel('mercoledì 2 dicembre 2026').check()
  await fill(student, { 'Attività svolta': '=Taglio delle gambe' })
  await press(student, 'Registra i giorni selezionati')
  await student.getByText('2 righe registrate: 6:00 ore.').waitFor()
}
