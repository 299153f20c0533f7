import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { problemSummary } from '../web/form-parts.ts'
import { type Action, empty, linkTo, postTo, type Status, status, table } from '../web/parts.ts'
import { partnerForm, type Submitted } from './partner-form.pages.ts'
import { type HostTutor, isInOffice, type Partner } from './partner.rules.ts'
import { type PartnerWords, partnerWords } from './partner.text.ts'
import { periodOf, personFields, presentFirst, reachOf, typedPerson } from './person-line.pages.ts'

/** The tutors of a host: those in office before those who were. `active` are its accounts with a password. */
export function tutorsTable(partner: Partner, active: ReadonlySet<string>, ctx: Ctx) {
  const t = partnerWords(ctx.language)
  const edits = can(ctx.actor, 'partner.edit', partner)
  return table({
    caption: t.tutors,
    columns: [t.tutorName, t.contacts, t.period, t.signIn, ...(edits ? [{ text: t.actions, quiet: true }] : [])],
    rows: presentFirst(partner.tutors, ctx.today).map((tutor) => [
      { text: tutor.name, note: tutor.role },
      reachOf(tutor, { today: ctx.today, edits }),
      periodOf(tutor, ctx.language),
      signInState(tutor, active, t),
      ...(edits ? [{ actions: tutorActions(partner, tutor, ctx) }] : []),
    ]),
    empty: empty(t.noTutors, t.noTutorsAdvice),
  })
}

function signInState(tutor: HostTutor, active: ReadonlySet<string>, t: PartnerWords): Status {
  if (!tutor.accountId) return status(t.notInvited, 'neutral')
  return active.has(tutor.accountId) ? status(t.signsIn, 'success') : status(t.invited, 'info')
}

function tutorActions(partner: Partner, tutor: HostTutor, ctx: Ctx): Action[] {
  const t = partnerWords(ctx.language)
  const edit = linkTo(t.editShort, `${paths.partnerTutors({ partnerId: partner._id })}?tutor=${tutor.id}`, {
    look: 'plain',
  })
  const invites =
    !tutor.accountId && isInOffice(tutor, ctx.today, ctx.today) && can(ctx.actor, 'account.invite-host', partner)
  return invites ? [edit, inviteButton(partner._id, tutor, t)] : [edit]
}

/** Lets a tutor sign in; without an address it says so. */
export function inviteButton(partnerId: string, tutor: HostTutor, t: PartnerWords): Action {
  return postTo(t.invite, paths.partnerInvitation({ partnerId }), {
    look: 'primary',
    icon: 'it-mail',
    fields: { id: tutor.id },
    disabledBecause: tutor.email ? [] : [t['no-email']],
  })
}

/** One tutor: a new one, or one that is there. */
export function tutorPage(partner: Partner, ctx: Ctx, around: { tutor: HostTutor | null; submitted: Submitted }) {
  const t = partnerWords(ctx.language)
  const { tutor } = around
  const typed = around.submitted.typed ?? (tutor ? typedPerson(tutor) : { from: ctx.today })
  const form = partnerForm(ctx.language, { ...around.submitted, typed })
  const shown = personFields(form, {
    ...t,
    name: t.tutorName,
    role: t.tutorRole,
    roleHint: t.tutorRoleHint,
    emailHint: t.tutorEmailHint,
  })
  const id = { partnerId: partner._id }
  return {
    title: tutor ? t.editTutor : t.addTutor,
    partnerName: partner.name,
    problems: problemSummary(form, Object.values(shown)),
    tutor: shown,
    id: tutor?.id ?? '',
    action: paths.partnerTutors(id),
    submit: { text: t.save, cancel: { text: t.cancel, href: paths.partner(id) } },
  }
}
