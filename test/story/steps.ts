import { expect } from '@jest/globals'
import { schedule } from '../../jobs/schedule.ts'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import { log } from '../../src/platform/log.ts'
import { createMailer } from '../../src/platform/mailer.ts'
import type { Visitor } from '../support/browser.ts'
import { oneDay, plan } from './plan.ts'

/** Of this school and year. */
export const returnPage = '/istituti/negroni/rendiconto/2026-27'

/** The job that runs every night. */
export async function verifyAtNight(at: Date): Promise<void> {
  const job = schedule.find(({ name }) => name === 'verify-ledger')
  const site = { publicUrl: 'http://localhost', contactEmail: null, cityName: 'Borgo' }
  await job?.run({ now: at, log, site, mailer: createMailer({ smtpUrl: null, mailFrom: null }) })
}

/** Notes the return as sent, with its receipt. */
export async function submit(office: Visitor, typed: Record<string, string>): Promise<void> {
  await office.visit(`${returnPage}/invio`)
  const paper = { name: 'ricevuta.pdf', bytes: demoPdf(['Ricevuta']) }
  expect((await office.attach('Registra l’invio', paper, typed)).html).toMatch(/Invio n\. \d registrato\./u)
}

/** What the plan has until a day, this one included. */
export const minutesUntil = (last: string) =>
  plan.flatMap(({ days }) => days.filter((on) => on <= last)).length * oneDay

/** What is stored, of whatever state. */
export async function storedMinutes(): Promise<number> {
  const days = await StudentDays.find({ schoolId: 'negroni' }).lean()
  return days.reduce((sum, { minutes }) => sum + minutes, 0)
}

/** Records an amendment of the kind that the address calls `tipo`. */
export async function amend(
  office: Visitor,
  placement: Placement | undefined,
  { tipo, ...typed }: { tipo: string } & Record<string, string>,
): Promise<void> {
  await office.visit(`/percorsi/${placement?._id}/variazioni/nuova?tipo=${tipo}`)
  const done = await office.press('Registra la variazione', { reason: 'Come deciso con la famiglia', ...typed })
  expect(done.html).toContain('La variazione è registrata')
}

/** Closes a month of which nothing waits. */
export async function closeMonth(office: Visitor, month: string, told: string): Promise<void> {
  await office.visit(`/mesi/${month}`)
  expect((await office.press('Chiudi il mese')).html).toContain(told)
}
