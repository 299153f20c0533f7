import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { currentVersion, type LabModule } from '../lab-modules/lab-module.rules.ts'
import { findModule } from '../lab-modules/lab-module.service.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import { hostingRefusals } from '../partners/qualification.rules.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Refused } from '../platform/errors.ts'
import { literally } from '../platform/pattern.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import {
  changeReasons,
  editableParts,
  type EditionFacts,
  factReasons,
  fixedOnceRunning,
  type StaffChoice,
  suggestedCode,
} from './edition-facts.rules.ts'
import { Editions } from './edition.model.ts'
import type { Edition, StaffMember } from './edition.rules.ts'
import { editionLine, findEdition } from './edition.service.ts'

/** What a new edition is made of besides its facts. */
export interface NewEdition {
  /** Of the form: sent twice it is made once. */
  id: string
  moduleId: string
  partnerId: string
  /** null: the next free one of the module. */
  code: string | null
  facts: EditionFacts
  /** The edition this one is a copy of. */
  copiedFrom: string | null
  /** The version of the module; null: the one in force. */
  versionNumber: number | null
}

/**
 * A new draft of a published module at a partner. Refused: FactReason, HostingRefusal, `module-not-published`,
 * `no-such-version`, `code-taken`.
 */
export async function createEdition(ctx: Ctx, given: NewEdition): Promise<void> {
  authorise(ctx.actor, 'edition.edit', { partnerId: given.partnerId })
  if (await Editions.exists({ _id: given.id })) return
  if (given.copiedFrom !== null) await findEdition(ctx, 'edition.edit', given.copiedFrom)
  const [module, partner] = await Promise.all([
    findModule(ctx, 'module.view', given.moduleId),
    findPartner(ctx, 'partner.view', given.partnerId),
  ])
  const version = versionOf(module, given.versionNumber)
  refuse([
    ...(module.state === 'published' ? [] : ['module-not-published']),
    ...(version ? [] : ['no-such-version']),
    ...(await standingOf(partner, ctx)),
    ...factReasons(given.facts, { module: version ?? currentVersion(module), partner }, ctx.today),
  ])
  const history = [await editionLine(ctx, given.copiedFrom ? 'copied' : 'created')]
  const edition = newEdition(ctx, { given, module, partner })
  await insertWithCode({ ...edition, history }, given.code)
}

function versionOf(module: LabModule, number: number | null) {
  return number === null ? currentVersion(module) : module.versions.find((version) => version.number === number)
}

type Made = { given: NewEdition; module: LabModule; partner: Partner }

function newEdition(ctx: Ctx, { given, module, partner }: Made): Edition {
  const { staff, ...facts } = given.facts
  return {
    _id: given.id,
    code: '',
    ...facts,
    moduleId: module._id,
    module: { ...(versionOf(module, given.versionNumber) ?? currentVersion(module)), code: module.code },
    schoolYear: schoolYearOf(facts.from),
    partnerId: partner._id,
    partnerIds: [partner._id],
    schoolIds: [],
    state: 'draft',
    staff: staffOf(partner, staff),
    taken: 0,
    sessions: [],
    groups: [],
    participants: [],
    copiedFrom: given.copiedFrom,
    history: [],
    createdAt: ctx.now,
    version: 1,
    planVersion: 1,
    rosterVersion: 1,
  }
}

/** The people by their names and addresses of today; the copy stays when they change. */
export function staffOf(partner: Pick<Partner, '_id' | 'tutors'>, choices: readonly StaffChoice[]): StaffMember[] {
  return choices.flatMap(({ id, part }) => {
    const tutor = partner.tutors.find((each) => each.id === id)
    if (!tutor) return []
    const { name, email, accountId } = tutor
    return [{ id, partnerId: partner._id, part, name, email, accountId, insteadOf: null }]
  })
}

/** Why nothing new may begin with a partner today. */
async function standingOf({ qualification, mergedInto }: Partner, ctx: Ctx): Promise<string[]> {
  const { norms } = await currentProgramme()
  const standing = hostingRefusals(qualification, { on: ctx.today, required: norms.qualificationRequired })
  return [...(mergedInto === null ? [] : ['partner-merged']), ...standing]
}

/** The code that a new edition of this module would get. */
export async function codeFor(moduleCode: string, from: Edition['from']): Promise<string> {
  const taken = await Editions.find({ code: { $regex: `^${literally(moduleCode)}/` } }, { code: 1 }).lean<
    { code: string }[]
  >()
  return suggestedCode(
    moduleCode,
    from,
    taken.map(({ code }) => code),
  )
}

const mostAttempts = 60

/** The unique index decides who gets a code: whoever comes second takes the next one, or is told when it was typed. */
async function insertWithCode(edition: Edition, code: string | null): Promise<void> {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const chosen = code ?? (await codeFor(edition.module.code, edition.from))
    const taken = await Editions.create({ ...edition, code: chosen }).then(() => null, duplicateOf)
    if (taken === null || taken === '_id') return
    if (code !== null) throw new Refused('code-taken')
  }
  throw new Refused('code-taken')
}

function duplicateOf(error: { keyPattern?: Record<string, unknown> }): '_id' | 'code' {
  if (!isDuplicateKey(error)) throw error
  return error.keyPattern && 'code' in error.keyPattern ? 'code' : '_id'
}

/** Which edition, and the version of its facts that was on the screen. */
export interface ShownEdition {
  id: string
  version: number
}

export type ChangedFacts = Omit<EditionFacts, 'staff'>

/**
 * Changes the facts of an edition; once it has begun only title, seats and the last day for enrolments. Refused:
 * FactReason, ChangeReason (`seats-below-taken` when more are in already), `changed-meanwhile`.
 */
export async function editEdition(ctx: Ctx, { id, version }: ShownEdition, given: ChangedFacts): Promise<void> {
  const edition = await findEdition(ctx, 'edition.edit', id)
  if (edition.version !== version) throw new Refused('changed-meanwhile')
  const partner = await findPartner(ctx, 'partner.view', edition.partnerId)
  const all = editableParts(edition.state) === 'all'
  const facts = all ? only(given) : { ...only(given), ...fixedOnceRunning(edition) }
  const reasons = factReasons({ ...facts, staff: edition.staff }, { module: edition.module, partner }, ctx.today)
  refuse([
    ...reasons.filter((reason) => !outOfQuestion(reason, { edition, facts, all })),
    ...changeReasons(edition, facts),
  ])
  const written = await Editions.updateOne(
    { _id: id, version, state: edition.state, planVersion: edition.planVersion, taken: { $lte: facts.seats } },
    {
      $set: { ...facts, schoolYear: schoolYearOf(facts.from) },
      $push: { history: await editionLine(ctx, 'edited') },
      $inc: { version: 1 },
    },
  )
  if (written.modifiedCount === 0) await explain(id, { version, seats: facts.seats })
}

/** The facts and nothing else, whatever stands beside them. */
function only(given: ChangedFacts): ChangedFacts {
  const { title, siteId, from, to, pattern, roomIds, machineIds, seats, minimum, minimumBy, enrolUntil } = given
  return { title, siteId, from, to, pattern, roomIds, machineIds, seats, minimum, minimumBy, enrolUntil }
}

/** What this form does not ask: the people (they have a page of their own), and what has stayed as it was. */
function outOfQuestion(
  reason: string,
  { edition, facts, all }: { edition: Edition; facts: ChangedFacts; all: boolean },
): boolean {
  if (reason.startsWith('staff-') || (!all && reason === 'already-over')) return true
  return reason.startsWith('seats-') && facts.seats <= edition.seats && sameSpaces(edition, facts)
}

function sameSpaces(a: Pick<Edition, 'roomIds' | 'machineIds'>, b: Pick<Edition, 'roomIds' | 'machineIds'>): boolean {
  return [...a.roomIds, ...a.machineIds].toSorted().join() === [...b.roomIds, ...b.machineIds].toSorted().join()
}

/** Says why a conditional write did not find its edition. */
async function explain(id: string, { version, seats }: { version: number; seats: number }): Promise<never> {
  const now = await Editions.findById(id, { version: 1, taken: 1 }).lean<Pick<Edition, 'version' | 'taken'>>()
  const full = now?.version === version && now.taken > seats
  throw new Refused(full ? 'seats-below-taken' : 'changed-meanwhile')
}

/**
 * Who usually trains: new sessions take these people. Sessions that are planned keep theirs. Refused: FactReason of the
 * staff, `not-editable`, `changed-meanwhile`.
 */
export async function setStaff(
  ctx: Ctx,
  { id, version }: ShownEdition,
  choices: readonly StaffChoice[],
): Promise<StaffMember[]> {
  const edition = await findEdition(ctx, 'edition.edit', id)
  if (edition.version !== version) throw new Refused('changed-meanwhile')
  const partner = await findPartner(ctx, 'partner.view', edition.partnerId)
  const facts = { ...edition, staff: [...choices] }
  const reasons = factReasons(facts, { module: edition.module, partner }, ctx.today)
  refuse([
    ...reasons.filter((reason) => reason.startsWith('staff-') || reason === 'seats-above-tutors'),
    ...(editableParts(edition.state) === 'none' ? ['not-editable'] : []),
  ])
  const staff = staffOf(partner, choices)
  const written = await Editions.updateOne(
    { _id: id, version, state: edition.state },
    { $set: { staff }, $push: { history: await editionLine(ctx, 'staff-changed') }, $inc: { version: 1 } },
  )
  if (written.modifiedCount === 0) throw new Refused('changed-meanwhile')
  return staff
}

function refuse(reasons: readonly string[]): void {
  if (reasons.length > 0) throw new Refused(...new Set(reasons))
}
