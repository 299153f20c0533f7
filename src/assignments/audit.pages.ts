import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatCount } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import { type ContentOf, empty, facts, linkTo, status, table } from '../web/parts.ts'
import { checkWords } from './check.text.ts'
import type { Audit } from './audit.rules.ts'
import { outcomeTabs } from './outcome-tabs.pages.ts'

/** The digests of a round, then and now. */
export function auditPage({ round, checks, equal, engineVersion, rescues, mayTake }: Audit, ctx: Ctx) {
  const t = checkWords(ctx.language)
  const file = withQuery(paths.roundAudit({ roundId: round._id }), { formato: 'json' })
  return {
    title: t.auditOf(round.title),
    tabs: outcomeTabs(round, 'audit', ctx),
    lead: t.auditLead,
    state: equal ? status(t.allEqual, 'success') : status(t.notEqual, 'danger'),
    table: table({
      caption: t.digests,
      columns: [t.what, t.stored, t.found, t.state],
      rows: checks.map(({ what, stored, found }): ContentOf[] => [
        t[`check-${what}`],
        stored,
        found,
        stored === found ? status(t.equal, 'success') : status(t.different, 'danger'),
      ]),
      empty: empty(t.nobody),
    }),
    facts: facts([
      [t.seed, round.seed],
      [t.seedDigest, round.seedDigest],
      [t.engine, engineVersion],
      [t.rescues, formatCount(rescues, ctx.language)],
    ]),
    actions: mayTake ? [linkTo(t.takeFile, file, { icon: 'it-download' })] : [],
    byHand: mayTake ? t.byHand : null,
  }
}
