import type { Ctx } from '../access/actor.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { paths } from '../paths.ts'
import { recipientsAt } from './host-recipients.service.ts'
import type { Partner } from './partner.rules.ts'
import type { Decision } from './qualification.rules.ts'

interface Decided {
  partner: Partner
  decision: Decision
  /** The place of the decision in the history, which makes the letter unique. */
  line: number
}

/** Writes to everybody who acts for the partner what the city has decided, once each. */
export async function tellDecision(ctx: Ctx, { partner, decision, line }: Decided, publicUrl: string): Promise<void> {
  const data = {
    partner: partner.name,
    decision: decision.kind,
    text: decision.text ?? '',
    until: decision.kind === 'qualify' ? decision.until : '',
    link: publicUrl + paths.partnerQualification({ partnerId: partner._id }),
  }
  for (const to of await recipientsAt(partner, ctx.today))
    await enqueueNotice({
      key: `qualification-decided:${partner._id}:${line}:${to.email ?? ''}`,
      kind: 'qualification-decided',
      about: partner._id,
      to,
      data,
      now: ctx.now,
    })
}
