import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { empty, linkTo, status, table } from '../web/parts.ts'
import { missingFacts, type ProfileGap, profileGaps } from './hosting.rules.ts'
import type { Partner } from './partner.rules.ts'
import { qualificationWords } from './qualification.text.ts'

const wherePages: Record<ProfileGap, (id: { partnerId: string }) => string> = {
  'gap-number': paths.partnerEdit,
  'gap-representative': paths.partnerRepresentative,
  'gap-contact': paths.partnerContacts,
  'gap-site': paths.partnerSites,
  'gap-seats': (id) => `${paths.partnerHosting(id)}?modifica=1`,
  'gap-work': paths.partnerWorks,
  'gap-tutor': paths.partnerTutors,
}

/** What a profile needs before the partner can apply: what is there, what is missing and where it is written. */
export function checklistOf(partner: Partner, ctx: Ctx) {
  const t = qualificationWords(ctx.language)
  const missing = missingFacts(partner, ctx.today)
  const edits = can(ctx.actor, 'partner.edit', partner)
  const id = { partnerId: partner._id }
  const rows = profileGaps.map((gap) => {
    const lacks = missing.includes(gap)
    const go = lacks && edits ? [linkTo(t.goThere, wherePages[gap](id), { look: 'plain' })] : []
    return [
      t[`${gap}-item`],
      lacks ? status(t.missing, 'warning') : status(t.present, 'success'),
      ...(edits ? [{ actions: go }] : []),
    ]
  })
  const last = edits ? [{ text: t.actions, quiet: true }] : []
  return {
    table: table({
      caption: t.checklist,
      columns: [t.checklistItem, t.checklistState, ...last],
      rows,
      empty: empty(t.noGaps),
    }),
    /** One sentence for each gap. */
    missing: missing.map((gap) => t[gap]),
  }
}
