import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { withQuery } from '../platform/path.ts'
import { formatInstant } from '../platform/format.ts'
import { type Action, facts, linkTo, type Task } from '../web/parts.ts'
import { contactsTable, representativePart } from './contact.pages.ts'
import { contactWords } from './contact.text.ts'
import { inviteButton, tutorsTable } from './host-tutor.pages.ts'
import { type Partner, tutorsInOffice } from './partner.rules.ts'
import { partnerTabs } from './partner-tabs.pages.ts'
import { partnerWords } from './partner.text.ts'
import { hostingSentences, standingLine, standingTask } from './qualification-standing.pages.ts'

interface Around {
  /** The accounts of the host that have chosen a password. */
  active: ReadonlySet<string>
  /** Whether the programme asks hosts to be qualified. */
  qualificationRequired: boolean
}

/** Who a partner is, who signs for it, whom to write to, who follows students. */
export function partnerPage(partner: Partner, around: Around, ctx: Ctx) {
  const t = partnerWords(ctx.language)
  const id = { partnerId: partner._id }
  const edits = can(ctx.actor, 'partner.edit', partner)
  const adds = can(ctx.actor, 'partner.extend', partner)
  return {
    title: partner.name,
    t,
    tabs: partnerTabs(partner._id, 'facts', ctx),
    kind: t[partner.kind],
    next: nextStep(partner, around, ctx),
    facts: factsPart(partner, ctx),
    actions: [
      ...(edits ? [linkTo(t.edit, paths.partnerEdit(id), { icon: 'it-pencil' })] : []),
      ...(may(ctx.actor, 'placement.edit') ? [linkTo(t.placements, `${paths.placements()}?ente=${partner._id}`)] : []),
      ...(can(ctx.actor, 'offer.view', { partnerId: partner._id })
        ? [linkTo(t.offers, withQuery(paths.offers(), { ente: partner._id }))]
        : []),
      ...(can(ctx.actor, 'edition.view', { partnerId: partner._id })
        ? [linkTo(t.labs, withQuery(paths.editions(), { ente: partner._id }))]
        : []),
    ],
    whoEdits: adds && !edits ? t.whoEdits : null,
    representative: representativePart(partner, ctx),
    contactsTitle: contactWords(ctx.language).contacts,
    contacts: contactsTable(partner, ctx),
    addContact: adds
      ? [linkTo(contactWords(ctx.language).addContact, paths.partnerContacts(id), { icon: 'it-plus' })]
      : [],
    tutors: tutorsTable(partner, around.active, ctx),
    addTutor: adds ? [linkTo(t.addTutor, paths.partnerTutors(id), { icon: 'it-plus' })] : [],
    lastChange: lastChange(partner, ctx),
  }
}

function factsPart(partner: Partner, ctx: Ctx) {
  const t = partnerWords(ctx.language)
  const towns = [...new Set(partner.sites.map((site) => site.town))].join(', ')
  return facts([
    [t.standing, standingLine(partner.qualification, ctx)],
    [t.vatNumber, partner.vatNumber],
    [t.taxCode, partner.taxCode],
    [t.ateco, partner.ateco ? `${partner.ateco.code} (ATECO ${partner.ateco.version})` : null],
    [t.email, mailTo(partner.email)],
    [t.pec, mailTo(partner.pec)],
    [t.phone, partner.phone],
    [t.sites, { text: towns || t.noSites, href: paths.partnerPlaces({ partnerId: partner._id }) }],
  ])
}

function mailTo(email: string | null) {
  return email ? { text: email, href: `mailto:${email}` } : null
}

function lastChange({ lastChange: change, createdAt }: Partner, ctx: Ctx): string {
  const t = partnerWords(ctx.language)
  if (!change) return t.addedAt(formatInstant(createdAt, ctx.language))
  return t.changedAt(formatInstant(change.at, ctx.language), change.by)
}

/** The one thing that brings the partner forward, if any. */
function nextStep(partner: Partner, around: Around, ctx: Ctx): Task | null {
  if (tutorsInOffice(partner, ctx.today, ctx.today).length === 0) return tutorTask(partner, ctx)
  return standingTask(partner, ctx) ?? invitationTask(partner, ctx) ?? placementTask(partner, around, ctx)
}

const taskOf = (text: string, action: Action): Task => ({ text, note: null, status: null, action })

function tutorTask(partner: Partner, ctx: Ctx): Task | null {
  if (!can(ctx.actor, 'partner.extend', partner)) return null
  const t = partnerWords(ctx.language)
  const href = paths.partnerTutors({ partnerId: partner._id })
  return taskOf(t.nextTutor, linkTo(t.addTutor, href, { look: 'primary', icon: 'it-plus' }))
}

function invitationTask(partner: Partner, ctx: Ctx): Task | null {
  const t = partnerWords(ctx.language)
  const serving = tutorsInOffice(partner, ctx.today, ctx.today)
  const uninvited = serving.find((tutor) => tutor.email && !tutor.accountId)
  const nobodySignsIn = serving.every((tutor) => !tutor.accountId)
  if (!uninvited || !nobodySignsIn || !can(ctx.actor, 'account.invite-host', partner)) return null
  return taskOf(t.nextInvite, inviteButton(partner._id, uninvited, t))
}

function placementTask(partner: Partner, { qualificationRequired }: Around, ctx: Ctx): Task | null {
  if (!may(ctx.actor, 'placement.edit')) return null
  const t = partnerWords(ctx.language)
  const against = hostingSentences(partner.qualification, qualificationRequired, ctx)
  const placement = linkTo(t.newPlacement, `${paths.newPlacement()}?ente=${partner._id}`, {
    look: 'primary',
    icon: 'it-plus',
    disabledBecause: against,
  })
  return taskOf(against.length === 0 ? t.nextPlacement : t.notYetPlacement, placement)
}
