import { beforeAll, beforeEach } from '@jest/globals'
import type { Page } from 'playwright-core'
import { demoHeldOffer } from '../../../scripts/demo/round-results.ts'
import { Accounts } from '../../../src/accounts/account.model.ts'
import { Offers } from '../../../src/offers/offer.model.ts'
import { Partners } from '../../../src/partners/partner.model.ts'
import { day } from '../../../src/platform/day.ts'
import { Enrolments } from '../../../src/schools/enrolment.model.ts'
import { fullName, byName, type Student } from '../../../src/schools/student.rules.ts'
import { Students } from '../../../src/schools/student.model.ts'
import { enterPassword } from './acts.ts'
import { type Site, useSite } from './site.ts'

const today = day('2026-11-25')

/** Three offers, the first of which everybody wants: three, eight and ten seats for a class of twenty-four. */
export const wanted = [
  { _id: 'racconto-droni', title: 'Costruire un drone', seats: 3 },
  { _id: 'racconto-robot', title: 'Un braccio robotico', seats: 8 },
  { _id: 'racconto-stampa', title: 'Ricambi stampati', seats: 10 },
] as const

export interface RoundStory {
  readonly site: Site
  /** by surname and given name, as class lists are */
  readonly pupils: Student[]
  coordinator: Page
  goOn(to: string): void
  /** A student of the class at a computer of their own; the page is closed by `leave`. */
  signInPupil(pupil: Pick<Student, '_id'>): Promise<Page>
}

/** Borgo with three free offers of the fablab, and an account for each of the twenty-four students of 3A. */
export function useRoundStory(): RoundStory {
  const site = useSite({ fresh: 'once' })
  let now = new Date('2026-11-25T10:00:00+01:00')
  const story = { site, pupils: [] as Student[] } as unknown as RoundStory
  beforeAll(async () => {
    await fillOffers()
    story.pupils.push(...(await fillAccounts()))
    story.coordinator = await site.signIn('coordinator')
  })
  beforeEach(() => site.setNow(now))
  story.goOn = (to) => {
    now = new Date(to)
    site.setNow(now)
  }
  story.signInPupil = async ({ _id }) => {
    const page = await site.newPage()
    await page.goto('/accedi')
    await enterPassword(page, identifierOf(_id))
    await page.getByRole('heading', { level: 1, name: 'Ciao, ' }).waitFor()
    return page
  }
  return story
}

const identifierOf = (studentId: string) => (studentId === 'giulia' ? 'giulia.damico' : `${studentId}.racconto`)

/** The fablab has room for a whole class, as long as nobody needs more than the eyes of its tutors. */
async function fillOffers(): Promise<void> {
  await Partners.updateOne({ _id: 'fablab' }, { $set: { 'hosting.seats': 40 } })
  const partner = await Partners.findById('fablab').lean()
  const tutorIds = partner?.tutors.map(({ id }) => id) ?? []
  await Offers.insertMany(
    wanted.map((offer) => demoHeldOffer(today, 'offerta-fablab-stampa', { ...offer, tutorIds, minimumAge: 15 })),
  )
}

async function fillAccounts(): Promise<Student[]> {
  const giulia = await Accounts.findOne({ username: 'giulia.damico' }).lean()
  const enrolled = await Enrolments.find({ classId: 'galilei-3a', to: null }).lean()
  const pupils = await Students.find({ _id: { $in: enrolled.map(({ studentId }) => studentId) } }).lean<Student[]>()
  if (!giulia) throw new Error('Borgo has no Giulia')
  const ids = pupils.map(({ _id }) => _id)
  await Accounts.deleteMany({ 'hats.studentId': { $in: ids.filter((id) => id !== 'giulia') } })
  await Accounts.insertMany(
    pupils
      .filter(({ _id }) => _id !== 'giulia')
      .map((pupil) => ({
        ...giulia,
        _id: `conto-${pupil._id}`,
        username: identifierOf(pupil._id),
        name: fullName(pupil),
        email: null,
        hats: giulia.hats.map((hat) => ({ ...hat, studentId: pupil._id })),
      })),
  )
  return pupils.toSorted(byName)
}
