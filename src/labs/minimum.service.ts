import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { cityAccounts } from '../accounts/account.service.ts'
import type { Recipient } from '../notices/notice.rules.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { paths } from '../paths.ts'
import { addDays } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import { log } from '../platform/log.ts'
import type { LabNorms } from '../norms/lab-norms.rules.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { moveEdition } from './edition-move.service.ts'
import { editionRecipients } from './edition-notice.service.ts'
import { Editions } from './edition.model.ts'
import type { Edition } from './edition.rules.ts'
import { enrolledCount } from './lab-enrolment.rules.ts'
import { type MinimumStep, minimumStep } from './minimum.rules.ts'
import { rosterWords } from './roster.text.ts'

/**
 * Warns everybody concerned by an edition that is below its minimum, and cancels it on the day when the city has chosen
 * so; twice is once. Gives how many editions were warned of or cancelled, by this look or another one at the same time.
 * For jobs only.
 */
export async function checkMinimums(ctx: Ctx, publicUrl: string): Promise<number> {
  authorise(ctx.actor, 'reminder.send', {})
  const { labs } = (await currentProgramme()).norms
  const near = addDays(ctx.today, labs.minimum.warningDays)
  const editions = await Editions.find({ state: 'open', minimumBy: { $ne: null, $lte: near } }).lean<Edition[]>()
  let made = 0
  for (const edition of editions) {
    const step = minimumStep(edition, { today: ctx.today, norms: labs })
    if (step === null) continue
    try {
      made += Number(await takeStep(ctx, { edition, step, norms: labs, publicUrl }))
    } catch (error) {
      log.error({ err: error, editionId: edition._id }, 'the minimum of an edition could not be checked')
    }
  }
  return made
}

interface Step {
  edition: Edition
  step: MinimumStep
  norms: LabNorms
  publicUrl: string
}

async function takeStep(ctx: Ctx, step: Step): Promise<boolean> {
  return step.step === 'cancel' ? cancelOnce(ctx, step) : (await warn(ctx, step)) > 0
}

/** Two workers at once: the slower one finds it done. Somebody who has enrolled since is waited for until the next look. */
async function cancelOnce(ctx: Ctx, { edition, publicUrl }: Step): Promise<boolean> {
  const { _id, version, rosterVersion, minimum } = edition
  const reason = rosterWords('it').belowMinimum(enrolledCount(edition), minimum)
  try {
    await moveEdition(ctx, _id, { event: 'cancel', reason, version, rosterVersion, publicUrl })
    return true
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}

/** The partner, the schools and the programme office; each of them once for the first warning and once for the last. */
async function warn(ctx: Ctx, { edition, step, norms, publicUrl }: Step): Promise<number> {
  const { _id, title, code, minimum, minimumBy } = edition
  const data = {
    edition: `${title} (${code})`,
    enrolled: String(enrolledCount(edition)),
    minimum: String(minimum),
    by: minimumBy ?? '',
    cancels: norms.minimum.action === 'cancel' ? ('yes' as const) : ('no' as const),
    link: publicUrl + paths.edition({ editionId: _id }),
  }
  let enqueued = 0
  for (const to of await readersOf(ctx, edition)) {
    const key = `lab-minimum-missed:${_id}:${minimumBy}:${step}:${to.email ?? to.name}`
    enqueued += Number(await enqueueNotice({ key, kind: 'lab-minimum-missed', to, data, now: ctx.now, about: _id }))
  }
  return enqueued
}

async function readersOf(ctx: Ctx, edition: Edition): Promise<Recipient[]> {
  const [concerned, city] = await Promise.all([editionRecipients(ctx, edition), cityAccounts()])
  const all = [...concerned, ...city.map(({ name, email, language }) => ({ name, email, language }))]
  return [...new Map(all.map((each) => [each.email ?? each.name, each])).values()]
}
