import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { partnerNames } from '../partners/partner-names.service.ts'
import { paths } from '../paths.ts'
import { newId } from '../platform/id.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { countClassStudents, listClasses } from '../schools/school-class.service.ts'
import { schoolNames } from '../schools/school.service.ts'
import { contextOf, param } from '../web/context.ts'
import { tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { mayTakePart } from './round-access.rules.ts'
import { tellOfJoining } from './round-letter.service.ts'
import { dayOfRound, membersOfRound, membersNamed, studentsByClass } from './round-members.service.ts'
import { offeredIn } from './round-offered.service.ts'
import { pairsPage, type PairsParts } from './round-pairs.pages.ts'
import type { NewPair } from './round-pairs.rules.ts'
import { addPair, ownPairs, removePair } from './round-pairs.service.ts'
import { pairWords } from './round-pairs.text.ts'
import { partPage } from './round-part.pages.ts'
import { setupWords } from './round-setup.text.ts'
import { changeRefusal } from './round-steps.rules.ts'
import { roundCrumbs } from './round-tabs.pages.ts'
import { markOf, ownPart, setPart } from './round-who.service.ts'
import { readApart, readForbidden, readLock, readPairKind, readPart } from './round.forms.ts'
import type { Submitted } from './round.pages.ts'
import { say } from './round.routes.ts'
import type { Round } from './round.rules.ts'
import { findRound } from './round.service.ts'

export const roundWhoRoutes: Route[] = [
  get(paths.roundPart, 'round.view', (req, res) => showPart(req, res, {})),
  post(paths.roundPart, 'round.take-part', savePart),
  get(paths.roundPairs, 'round.take-part', (req, res) => showPairs(req, res, null)),
  post(paths.roundPairs, 'round.take-part', savePair),
  post(paths.roundPairRemoval, 'round.take-part', takeAway),
]

async function showPart(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const round = await findRound(ctx, 'round.view', param(req, 'roundId'))
  const parts = { ...(await ownParts(ctx, round)), ...(await othersOf(ctx, round)), submitted }
  const status = submitted.problems ? 422 : 200
  show(res, 'rounds/part', partPage(round, parts, ctx), { status, crumbs: roundCrumbs(null, ctx) })
}

/** What the own school reads of its part; the city has none, and reads no class of anybody. */
async function ownParts(ctx: Ctx, round: Round) {
  if (!('schoolId' in ctx.actor))
    return { part: null, mark: '', classes: [], students: new Map(), counts: new Map(), refusal: 'read-only' }
  const part = ownPart(round, ctx.actor.schoolId)
  const refusal = mayTakePart(ctx.actor, round) ? changeRefusal(round, 'who', ctx.now) : 'read-only'
  const classes = await listClasses(ctx, { schoolYear: round.schoolYear })
  const day = dayOfRound(round, ctx.today)
  const [counts, students] = await Promise.all([
    countClassStudents(classes, day),
    refusal === null && round.kind === 'placements' ? studentsByClass(part.classIds, day) : new Map(),
  ])
  return { part, mark: markOf(part), classes, students, counts, refusal }
}

async function othersOf(ctx: Ctx, round: Round) {
  const [{ districts }, schools, all] = await Promise.all([
    currentProgramme(),
    schoolNames(round.schoolIds),
    membersOfRound(round, dayOfRound(round, ctx.today)),
  ])
  const members = new Map<string, number>()
  for (const { schoolId } of all) members.set(schoolId, (members.get(schoolId) ?? 0) + 1)
  return { districts, schools, members }
}

async function savePart(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const id = param(req, 'roundId')
  const read = readPart(req.body)
  if (!read.ok) return showPart(req, res, read)
  const { mark, ...facts } = read.value
  const fieldOf = { 'class-not-here': 'classIds', 'no-such-district': 'district', 'pair-left-behind': 'classIds' }
  let joined = false
  const outcome = await tried(
    req,
    async () => {
      ;({ joined } = await setPart(ctx, { id, mark }, facts))
      if (joined && 'schoolId' in ctx.actor) {
        const round = await findRound(ctx, 'round.view', id)
        await tellOfJoining(ctx, round, { schoolId: ctx.actor.schoolId, publicUrl: configOf(req).publicUrl })
      }
    },
    fieldOf,
  )
  if (outcome !== 'done') return showPart(req, res, outcome)
  const t = setupWords(req.language)
  notify(req, 'success', joined ? t.joinedDone : t.saved)
  goTo(res, paths.roundPart({ roundId: id }))
}

async function showPairs(req: Request, res: Response, refused: PairsParts['refused']): Promise<void> {
  const ctx = contextOf(req)
  const round = await findRound(ctx, 'round.take-part', param(req, 'roundId'))
  const schoolId = 'schoolId' in ctx.actor ? ctx.actor.schoolId : ''
  const [units, offered, hosts] = await Promise.all([
    membersNamed(ctx, round, schoolId),
    offeredIn(round),
    partnerNames(round.offers.map(({ partnerId }) => partnerId)),
  ])
  const parts: PairsParts = {
    pairs: ownPairs(round, schoolId),
    units,
    offers: new Map(
      round.offers.map(({ offerId, partnerId }) => {
        const title = offered.get(offerId)?.title ?? offerId
        return [offerId, `${title} · ${hosts.get(partnerId) ?? partnerId}`]
      }),
    ),
    hosts,
    newIds: { lock: newId(), forbidden: newId(), apart: newId() },
    refusal: changeRefusal(round, 'pairs', ctx.now),
    refused,
  }
  const status = refused ? 422 : 200
  show(res, 'rounds/pairs', pairsPage(round, parts, ctx), { status, crumbs: roundCrumbs(null, ctx) })
}

const fieldOfPair = {
  'offer-not-in-round': 'offerId',
  'host-not-in-round': 'partnerId',
  'unit-not-in-round': 'unitId',
  'same-student': 'otherId',
  'already-locked': 'unitId',
  'lock-on-forbidden': 'offerId',
  'locks-above-seats': 'offerId',
  'locks-above-class': 'offerId',
  'already-forbidden': 'partnerId',
  'locked-at-host': 'partnerId',
  'already-apart': 'otherId',
  'apart-locked-together': 'unitId',
}

async function savePair(req: Request, res: Response): Promise<void> {
  const kind = readPairKind(req.body)
  if (!kind.ok) return showPairs(req, res, null)
  const read = pairIn(req.body, kind.value.kind)
  if (!read.ok) return showPairs(req, res, { kind: kind.value.kind, submitted: read })
  const roundId = param(req, 'roundId')
  const outcome = await tried(req, () => addPair(contextOf(req), roundId, read.value), fieldOfPair)
  if (outcome !== 'done') return showPairs(req, res, { kind: kind.value.kind, submitted: outcome })
  notify(req, 'success', pairWords(req.language).added)
  goTo(res, paths.roundPairs({ roundId }))
}

function pairIn(body: unknown, kind: NewPair['kind']) {
  if (kind === 'lock') {
    const read = readLock(body)
    if (!read.ok) return read
    const { id, reason, unitId, offerId } = read.value
    return said(id, reason, { kind, unitId, offerId })
  }
  if (kind === 'forbidden') {
    const read = readForbidden(body)
    if (!read.ok) return read
    const { id, reason, unitId, partnerId } = read.value
    return said(id, reason, { kind, unitId, partnerId })
  }
  const read = readApart(body)
  if (!read.ok) return read
  const { id, reason, unitId, otherId } = read.value
  return said(id, reason, { kind, unitIds: [unitId, otherId] })
}

function said(id: string, reason: string, pair: NewPair) {
  return { ok: true, value: { id, reason, pair } } as const
}

async function takeAway(req: Request, res: Response): Promise<void> {
  const roundId = param(req, 'roundId')
  const outcome = await tried(req, () => removePair(contextOf(req), roundId, param(req, 'pairId')))
  say(req, outcome, pairWords(req.language).removed)
  goTo(res, paths.roundPairs({ roundId }))
}
