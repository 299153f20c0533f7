import type { Request, Response } from 'express'
import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { listPartners } from '../partners/partner-list.service.ts'
import { similarPartners } from '../partners/partner-similarity.service.ts'
import { paths } from '../paths.ts'
import { newId } from '../platform/id.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import { tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { tellSchoolOfHostProposal, tellStudentOfAnswer } from './host-proposal-letter.service.ts'
import { hostProposalsPage } from './host-proposal-list.pages.ts'
import { hostProposalsSheet } from './host-proposal-list.sheet.ts'
import { readDecline, readHostProposal, readTakeOver } from './host-proposal.forms.ts'
import { hostProposalPage, newHostProposalPage, type Submitted } from './host-proposal.pages.ts'
import { type HostProposal, hostProposalStates } from './host-proposal.rules.ts'
import {
  declineHostProposal,
  findHostProposal,
  listHostProposals,
  makeHostProposal,
  proposalsPerPage,
  takeOverHostProposal,
  withdrawHostProposal,
} from './host-proposal.service.ts'
import { hostProposalWords } from './host-proposal.text.ts'

export const hostProposalRoutes: Route[] = [
  get(paths.hostProposals, 'host-proposal.view', showProposals),
  get(paths.newHostProposal, 'host-proposal.make', (req, res) => showNew(req, res, {})),
  post(paths.newHostProposal, 'host-proposal.make', make),
  get(paths.hostProposal, 'host-proposal.view', (req, res) => showProposal(req, res, {})),
  post(paths.hostProposalWithdrawal, 'host-proposal.make', withdraw),
  post(paths.hostProposalAnswer, 'host-proposal.answer', answer),
]

async function showProposals(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const state = hostProposalStates.find((each) => each === queryText(req, 'stato')) ?? null
  const q = queryText(req, 'q')
  const page = pageOrAll(req)
  const found = await listHostProposals(ctx, { q, state, page })
  if (page === null) return sendList(req, res, hostProposalsSheet(found, req.language))
  const list = { ...found, q, state: state ?? '', page, perPage: proposalsPerPage }
  show(res, 'host-proposals/list', hostProposalsPage(list, ctx), { crumbs: crumbsTo(ctx).slice(0, 1) })
}

async function showNew(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const typed = submitted.typed?.['id']
  const page = newHostProposalPage(ctx, { id: typeof typed === 'string' ? typed : newId(), submitted })
  show(res, 'host-proposals/new', page, { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(ctx) })
}

async function make(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const read = readHostProposal(req.body)
  if (!read.ok) return showNew(req, res, read)
  const { id, facts } = read.value
  const outcome = await tried(
    req,
    async () => {
      const made = await makeHostProposal(ctx, id, facts)
      await tellSchoolOfHostProposal(ctx, made, configOf(req).publicUrl)
    },
    { 'no-way-to-reach': 'email', 'already-proposed': 'name' },
  )
  if (outcome !== 'done') return showNew(req, res, outcome)
  notify(req, 'success', hostProposalWords(req.language).sent)
  goTo(res, paths.hostProposal({ hostProposalId: id }))
}

async function showProposal(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const proposal = await findHostProposal(ctx, 'host-proposal.view', param(req, 'hostProposalId'))
  const q = queryText(req, 'q')
  const parts = {
    placements: await placementsOf(ctx, proposal),
    matches: await matchesOf(ctx, proposal, { q, partnerId: queryText(req, 'ente') }),
    q,
    submitted,
  }
  const status = submitted.problems ? 422 : 200
  show(res, 'host-proposals/show', hostProposalPage(proposal, parts, ctx), { status, crumbs: crumbsTo(ctx) })
}

/** What has become of it: the student's placements there, since the school took it over. */
async function placementsOf(ctx: Ctx, { studentId, answer }: HostProposal) {
  if (!answer?.partner) return []
  const search = { studentIds: [studentId], partnerId: answer.partner.id }
  const { placements } = await listPlacements(ctx, 'placement.view', search)
  return placements.filter(({ state }) => state !== 'cancelled')
}

/** The partner just entered for it, those that were searched for, or those that look like it. */
async function matchesOf(ctx: Ctx, proposal: HostProposal, { q, partnerId }: { q: string; partnerId: string }) {
  if (proposal.state !== 'open' || !can(ctx.actor, 'host-proposal.answer', proposal)) return null
  if (partnerId !== '') return (await listPartners(ctx, { ids: [partnerId], page: 1 })).partners
  if (q !== '') return (await listPartners(ctx, { q, page: 1 })).partners
  return similarPartners(ctx, { name: proposal.name, town: proposal.town, postcode: '' })
}

async function withdraw(req: Request, res: Response): Promise<void> {
  const t = hostProposalWords(req.language)
  const hostProposalId = param(req, 'hostProposalId')
  const outcome = await tried(req, () => withdrawHostProposal(contextOf(req), hostProposalId))
  if (outcome === 'done') notify(req, 'success', t.withdrawnNow)
  else notify(req, 'error', t['not-open'])
  goTo(res, paths.hostProposal({ hostProposalId }))
}

/** A button names the partner that it is; the form says why it cannot be. */
async function answer(req: Request, res: Response): Promise<void> {
  const taken = readTakeOver(req.body)
  if (taken.ok) return answerWith(req, res, { answer: 'taken-over', partnerId: taken.value.partnerId })
  const declined = readDecline(req.body)
  if (!declined.ok) return showProposal(req, res, declined)
  return answerWith(req, res, { answer: 'declined', reason: declined.value.reason })
}

type Answer = { answer: 'taken-over'; partnerId: string } | { answer: 'declined'; reason: string }

async function answerWith(req: Request, res: Response, said: Answer): Promise<void> {
  const t = hostProposalWords(req.language)
  const ctx = contextOf(req)
  const hostProposalId = param(req, 'hostProposalId')
  const outcome = await tried(req, async () => {
    const proposal =
      said.answer === 'declined'
        ? await declineHostProposal(ctx, hostProposalId, said.reason)
        : await takeOverHostProposal(ctx, hostProposalId, said.partnerId)
    await tellStudentOfAnswer(ctx, proposal, { answer: said.answer, publicUrl: configOf(req).publicUrl })
  })
  if (outcome === 'done') notify(req, 'success', said.answer === 'declined' ? t.declinedNow : t.takenOverNow)
  else notify(req, 'error', t['not-open'])
  goTo(res, paths.hostProposal({ hostProposalId }))
}

function crumbsTo({ actor, language }: Ctx) {
  const t = hostProposalWords(language)
  const text = actor.role === 'student' ? t.ownProposals : t.proposals
  return [
    { text: t.placements, href: paths.placements() },
    { text, href: paths.hostProposals() },
  ]
}
