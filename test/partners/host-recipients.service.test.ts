import { describe, expect, test } from '@jest/globals'
import { Accounts } from '../../src/accounts/account.model.ts'
import type { Hat } from '../../src/accounts/account.rules.ts'
import { recipientsAt, remindersTo } from '../../src/partners/host-recipients.service.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { useTestDatabase } from '../support/database.ts'
import { aPartner } from './a-partner.ts'

useTestDatabase([Accounts])

const today = day('2026-11-25')
const contact = { id: 'c1', name: 'Nora Neri', role: 'segreteria', phone: null, from: today, to: null }
const nora = { ...contact, email: 'nora@fablab.example' }
const gone = { ...contact, id: 'c2', name: 'Gino Giorgi', email: 'gino@fablab.example', to: addDays(today, -1) }
const partner = aPartner({ name: 'FabLab', email: 'ciao@fablab.example', contacts: [nora, gone] })

async function signsIn(name: string, email: string | null): Promise<void> {
  const hat: Hat = {
    role: 'host',
    partnerId: partner._id,
    schoolId: null,
    studentId: null,
    classIds: [],
    place: 'FabLab',
  }
  await Accounts.create({ _id: name, name, email, username: name, hats: [hat], createdAt: new Date(0) })
}

const addresses = (people: readonly { email: string | null }[]) => people.map(({ email }) => email)

describe('whom to remind at a host', () => {
  test('is who signs in for it and has an address, and not its general one', async () => {
    await signsIn('fabio', 'fabio@fablab.example')
    await signsIn('muto', null)
    expect(addresses(await remindersTo(partner, today))).toEqual(['fabio@fablab.example'])
    expect(addresses(await recipientsAt(partner, today))).toEqual(['ciao@fablab.example', 'fabio@fablab.example'])
  })

  test('is the host itself when nobody signs in, or nobody who signs in has an address', async () => {
    await signsIn('muto', null)
    expect(addresses(await remindersTo(partner, today))).toEqual(['ciao@fablab.example'])
  })

  test('is a contact of the day when the host has no address of its own', async () => {
    expect(addresses(await remindersTo({ ...partner, email: null }, today))).toEqual(['nora@fablab.example'])
  })

  test('is one recipient without an address when there is nobody at all', async () => {
    expect(await remindersTo({ ...partner, email: null, contacts: [] }, today)).toEqual([
      { name: 'FabLab', email: null, language: 'it' },
    ])
  })
})
