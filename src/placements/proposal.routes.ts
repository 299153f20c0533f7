import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { typedOf } from '../platform/form.ts'
import { schoolNames } from '../schools/school.service.ts'
import { contextOf, param } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, show } from '../web/show.ts'
import type { Submitted } from './placement-form.pages.ts'
import { tellSchoolOfAnswer } from './placement-letter.service.ts'
import { acceptProposal, declineProposal } from './placement-preparation.service.ts'
import { placementsPerPage } from './placement.service.ts'
import { readReason } from './placement-step.forms.ts'
import { tell } from './placement-step.routes.ts'
import { proposalPage, proposalsPage, proposalsSheet } from './proposal.pages.ts'
import { findProposal, listProposals } from './proposal.service.ts'
import { proposalWords } from './proposal.text.ts'

export const proposalRoutes: Route[] = [
  get(paths.placementProposals, 'placement.answer', showProposals),
  get(paths.placementProposal, 'placement.answer', (req, res) => showProposal(req, res, {})),
  post(paths.placementProposalAnswer, 'placement.answer', answer),
]

async function showProposals(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const page = pageOrAll(req)
  const found = await listProposals(ctx, { page })
  const schools = await schoolNames(found.proposals.map(({ schoolId }) => schoolId))
  if (page === null) return sendList(req, res, proposalsSheet({ ...found, schools }, req.language))
  show(res, 'placements/proposals', proposalsPage({ ...found, page, perPage: placementsPerPage, schools }, ctx))
}

async function showProposal(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const proposal = await findProposal(ctx, param(req, 'proposalId'))
  const schools = await schoolNames([proposal.schoolId])
  const page = proposalPage(proposal, ctx, { schoolName: schools.get(proposal.schoolId) ?? '', submitted })
  const list = { text: proposalWords(req.language).proposals, href: paths.placementProposals() }
  show(res, 'placements/proposal', page, { status: submitted.problems ? 422 : 200, crumbs: [list] })
}

/** Two forms lead here: one accepts, the other says why not. */
async function answer(req: Request, res: Response): Promise<void> {
  const t = proposalWords(req.language)
  const ctx = contextOf(req)
  const proposalId = param(req, 'proposalId')
  const { publicUrl } = configOf(req)
  if (typedOf(req.body)['answer'] === 'accept') {
    await tell(req, t.accepted, async () => {
      const asked = await acceptProposal(ctx, proposalId)
      await tellSchoolOfAnswer(ctx, asked, { answer: 'accepted', reason: '', publicUrl })
    })
    return goTo(res, paths.placementProposals())
  }
  const read = readReason(req.body)
  if (!read.ok) return showProposal(req, res, read)
  const { reason } = read.value
  await tell(req, t.declined, async () => {
    const asked = await declineProposal(ctx, proposalId, reason)
    await tellSchoolOfAnswer(ctx, asked, { answer: 'declined', reason, publicUrl })
  })
  goTo(res, paths.placementProposals())
}
