import type { Ctx } from '../access/actor.ts'
import { lastDay } from '../agreements/agreement.rules.ts'
import { listAgreements } from '../agreements/agreement.service.ts'
import type { Day } from '../platform/day.ts'

interface Line {
  _id: string
  host: string
  school: string
}

/** The agreements that ask something of this actor, the first few of each. */
export interface AgreementsWaiting {
  toSign: Line[]
  toRegister: Line[]
  ending: (Line & { until: Day })[]
  drafts: number
}

const shown = 5

/** What waits among the agreements this actor may see; drafts are only counted. */
export async function agreementsWaiting(ctx: Ctx): Promise<AgreementsWaiting> {
  const [signing, toRegister, ending, drafts] = await Promise.all([
    // All of them: those that the own party has signed already are left out only below.
    listAgreements(ctx, { standing: 'signing', page: null }),
    listAgreements(ctx, { standing: 'to-register', page: 1 }),
    listAgreements(ctx, { standing: 'ending', page: 1 }),
    listAgreements(ctx, { standing: 'draft', page: 1 }),
  ])
  const party = ctx.actor.role === 'host' ? 'host' : 'school'
  const toSign = signing.agreements.filter(({ signatures }) => !signatures.some((each) => each.party === party))
  return {
    toSign: toSign.slice(0, shown).map(lineOf),
    toRegister: toRegister.agreements.slice(0, shown).map(lineOf),
    ending: ending.agreements.slice(0, shown).map((each) => ({ ...lineOf(each), until: lastDay(each) })),
    drafts: drafts.total,
  }
}

function lineOf({ _id, host, school }: { _id: string; host: { name: string }; school: { name: string } }): Line {
  return { _id, host: host.name, school: school.name }
}
