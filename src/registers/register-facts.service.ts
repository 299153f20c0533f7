import type { FactSource } from '../ledger/ledger-check.service.ts'
import { schoolYearEnd, schoolYearOf, schoolYearStart } from '../norms/school-year.rules.ts'
import { clockTime } from '../platform/clock-time.ts'
import { addDays, day, instantOf } from '../platform/day.ts'
import { IssuedRegisters } from './issued-register.model.ts'
import { factOfRegister } from './register-fact.rules.ts'
import type { IssuedRegister } from './register.rules.ts'

const midnight = clockTime('00:00')

/** The registers that schools have issued, in the school year of the day on which they did. */
export const registerFacts: FactSource = {
  async chains() {
    const days = await IssuedRegisters.aggregate<{ _id: { schoolId: string; day: string } }>([
      { $match: { schoolId: { $type: 'string' } } },
      {
        $group: {
          _id: {
            schoolId: '$schoolId',
            day: { $dateToString: { date: '$issuedAt', format: '%Y-%m-%d', timezone: 'Europe/Rome' } },
          },
        },
      },
    ])
    return days.map(({ _id }) => ({ schoolId: _id.schoolId, schoolYear: schoolYearOf(day(_id.day)) }))
  },
  async facts({ schoolId, schoolYear }) {
    const from = instantOf(schoolYearStart(schoolYear), midnight)
    const to = instantOf(addDays(schoolYearEnd(schoolYear), 1), midnight)
    const issued = await IssuedRegisters.find({ schoolId, issuedAt: { $gte: from, $lt: to } })
      .sort({ issuedAt: 1, _id: 1 })
      .lean<IssuedRegister[]>()
    return issued.map(factOfRegister)
  },
}
