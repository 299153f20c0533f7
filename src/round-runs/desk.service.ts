import type { Actor, Ctx } from '../access/actor.ts'
import { NotFound } from '../platform/errors.ts'
import type { Round } from '../rounds/round.rules.ts'
import { findRound, mayEdit } from '../rounds/round.service.ts'
import { schoolNames } from '../schools/school.service.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import { fullName } from '../schools/student.rules.ts'
import type { SeenUnits } from './desk-seen.rules.ts'
import { freezeRound } from './freeze.service.ts'
import { isDue } from './freeze-time.rules.ts'
import type { FrozenNames } from './frozen.rules.ts'
import { frozenFile } from './frozen.service.ts'
import type { Desk } from './run-shown.rules.ts'

/** The desk of a round; one whose time has come is frozen first. NotFound: of schools that do not take part. */
export async function openDesk(ctx: Ctx, roundId: string): Promise<Desk> {
  const found = await findRound(ctx, 'round.view', roundId)
  const steers = mayEdit(ctx.actor, found)
  if (!steers && isOutside(ctx.actor, found)) throw new NotFound(`desk of round ${roundId}`)
  const { round, frozen, problems, names } = await frozenNow(ctx, found)
  return { round, steers, frozen, problems, offers: names?.offers ?? [], seen: await unitsSeen(ctx, round, names) }
}

function isOutside(actor: Actor, { schoolIds }: Round): boolean {
  return 'schoolId' in actor && !schoolIds.includes(actor.schoolId)
}

interface FrozenNow extends Pick<Desk, 'round' | 'frozen' | 'problems'> {
  names: FrozenNames | null
}

async function frozenNow(ctx: Ctx, found: Round): Promise<FrozenNow> {
  const freezing = isDue(found, ctx.now) ? await freezeRound(ctx, found._id) : null
  if (freezing && 'problems' in freezing) return { round: found, frozen: null, ...freezing }
  const round = freezing ? await findRound(ctx, 'round.view', found._id) : found
  const frozen = round.frozen ? await frozenFile(round) : null
  return { round, frozen, problems: [], names: frozen?.names ?? null }
}

/** Classes are no secret; students are named to their own school alone. */
async function unitsSeen(ctx: Ctx, round: Round, names: FrozenNames | null): Promise<SeenUnits> {
  const units = names?.units ?? []
  if (round.kind === 'labs') {
    const schools = await schoolNames([...new Set(units.map(({ schoolId }) => schoolId))])
    const several = schools.size > 1
    const nameOf = (schoolId: string, className: string) =>
      several ? `${className}, ${schools.get(schoolId) ?? ''}` : className
    const named = units.map(
      ({ unitId, schoolId, className }) =>
        [unitId, { name: nameOf(schoolId, className), className: null, schoolId }] as const,
    )
    return { all: true, named: new Map(named) }
  }
  if (!('schoolId' in ctx.actor)) return { all: true, named: new Map() }
  const { schoolId } = ctx.actor
  const own = units.filter((unit) => unit.schoolId === schoolId)
  const students = await studentsNamed(own.map(({ unitId }) => unitId))
  const named = own.flatMap(({ unitId, className }) => {
    const student = students.get(unitId)
    return student ? [[unitId, { name: fullName(student), className, schoolId }] as const] : []
  })
  return { all: own.length === units.length, named: new Map(named) }
}
