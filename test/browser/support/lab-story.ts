import { beforeAll, beforeEach } from '@jest/globals'
import type { Page } from 'playwright-core'
import { clockTime } from '../../../src/platform/clock-time.ts'
import { day, instantOf } from '../../../src/platform/day.ts'
import { Enrolments } from '../../../src/schools/enrolment.model.ts'
import { Students } from '../../../src/schools/student.model.ts'
import { enterPassword, press } from './acts.ts'
import { type EditionOf, type ModuleOf, openRollCall } from './lab-acts.ts'
import { type Site, useSite } from './site.ts'

/** Who and when of the story of a lab: an autumn in which the fourth of October and All Saints are Mondays. */

type Cast = Record<'city' | 'coordinator' | 'teacher' | 'host' | 'volta', Page>

export interface LabStory {
  readonly site: Site
  /** Filled before the first test. */
  readonly cast: Cast
  /** From here on it is then: pages that are loaded now see that day. */
  readonly goOn: (to: string | Date) => void
  /** A session is held: the host takes its roll call, with the first so many away. */
  readonly holdSession: (on: string, time: string, away?: number) => Promise<void>
}

export const robotics: ModuleOf = {
  code: 'ROB-9',
  title: 'Robotica per tutti',
  hours: '30',
  parts: [
    ['Sensori e motori', '12'],
    ['Programmare il robot', '15'],
    ['Gara', '3'],
  ],
  participants: ['6', '24'],
  grants: 'Fresatrice CNC',
}

const made = {
  module: robotics.code,
  seats: '20',
  minimum: '6',
  staff: ['Fabio Fresa · Responsabile del laboratorio', 'Marta Morsetti · Formatrice'],
}

/** Ten Mondays of three hours, if the calendar lets them. */
export const mondays: EditionOf = {
  ...made,
  title: 'Robotica del lunedì',
  from: '2027-09-27',
  to: '2028-01-31',
  weekly: ['lunedì', '09:30', '12:30'],
}

/** Later, and without dates yet. */
export const spring: EditionOf = {
  ...made,
  title: 'Robotica di primavera',
  from: '2028-02-07',
  to: '2028-05-31',
  weekly: null,
}

/** Borgo a year on, in September, with everybody signed in. */
export function useLabStory(): LabStory {
  const site = useSite({ fresh: 'once', at: new Date('2027-11-24T10:00:00+01:00') })
  const cast = {} as Cast
  let now = new Date('2027-09-13T09:00:00+02:00')
  beforeAll(async () => {
    await addClassmates()
    for (const role of ['city', 'coordinator', 'teacher', 'host'] as const) cast[role] = await site.signIn(role)
    cast.volta = await site.newPage()
    await cast.volta.goto('/accedi')
    await enterPassword(cast.volta, 'docente@volta.example')
    await cast.volta.getByRole('heading', { level: 1, name: 'Ciao, ' }).waitFor()
  })
  beforeEach(() => site.setNow(now))

  const goOn = (to: string | Date): void => {
    now = new Date(to)
    site.setNow(now)
  }
  return {
    site,
    cast,
    goOn,
    async holdSession(on, time, away = 0) {
      goOn(instantOf(day(on), clockTime(time)))
      const { host } = cast
      await openRollCall(host, on.split('-').toReversed().join('/'))
      for (let index = 0; index < away; index++) await host.locator('fieldset').nth(index).getByText('Assente').click()
      await press(host, 'Salva e firma')
      await host.getByText('L’appello è salvato e firmato.').waitFor()
    },
  }
}

/** Two who came to the class since: it is twenty-six now. */
async function addClassmates(): Promise<void> {
  const known = await Enrolments.findOne({ classId: 'galilei-3a' }).lean()
  const student = await Students.findById(known?.studentId).lean()
  if (!known || !student) throw new Error('Borgo has no class 3A.')
  for (const givenName of ['Zaira', 'Zeno']) {
    const _id = givenName.toLowerCase()
    await Students.create({ ...student, _id, surname: 'Zambelli', givenName, taxCode: null, email: null })
    await Enrolments.create({ ...known, _id: `${_id}-enrolment`, studentId: _id })
  }
}
