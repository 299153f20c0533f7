import { beforeEach, describe, expect, test } from '@jest/globals'
import { cancelAgreement, endAgreement, registerNumber } from '../../src/agreements/agreement-end.service.ts'
import { copyAgreement, createAgreement, editAgreement } from '../../src/agreements/agreement-draft.service.ts'
import { proposedTerms } from '../../src/agreements/agreement-draft.service.ts'
import { saveTemplate } from '../../src/agreements/agreement-template.service.ts'
import { agreementText } from '../../src/agreements/agreement-text.service.ts'
import { Agreements } from '../../src/agreements/agreement.model.ts'
import { findAgreement } from '../../src/agreements/agreement.service.ts'
import { standingOf } from '../../src/agreements/agreement.rules.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/id.ts'
import { Schools } from '../../src/schools/school.model.ts'
import { useTestDatabase } from '../support/database.ts'
import {
  aDraft,
  agreementModels,
  atOnce,
  city,
  cityName,
  coordinator,
  fillOffice,
  guest,
  host,
  inForce,
  office,
  opened,
  otherHost,
  otherOffice,
  signedByBoth,
  stored,
  student,
  teacher,
  terms,
} from './office.ts'

useTestDatabase(agreementModels)
beforeEach(fillOffice)

const today = day('2026-11-25')
const gone = { name: 'NotFound' }

describe('a draft', () => {
  test('is stored once, however often its form is sent', async () => {
    const given = { id: newId(), schoolId: 'galilei', partnerId: 'fablab', terms }
    const { done } = await atOnce(20, () => createAgreement(office, given))
    expect(done).toBe(20)
    expect(await Agreements.countDocuments()).toBe(1)
    await expect(createAgreement(office, { ...given, partnerId: 'officine' })).rejects.toMatchObject({
      reasons: ['changed-meanwhile'],
    })
  })

  test('that ends before it starts, is too long or over already is refused', async () => {
    await expect(aDraft({ to: day('2026-09-13') })).rejects.toMatchObject({ reasons: ['ends-before-it-begins'] })
    await expect(aDraft({ to: day('2046-09-13') })).rejects.toMatchObject({ reasons: ['longer-than-allowed'] })
    await expect(aDraft({ from: day('2025-09-14'), to: day('2026-06-30') })).rejects.toMatchObject({
      reasons: ['already-over'],
    })
  })

  test('is written by the own school only', async () => {
    const given = { id: newId(), schoolId: 'galilei', partnerId: 'fablab', terms }
    await expect(createAgreement(otherOffice, given)).rejects.toBeInstanceOf(NotFound)
    for (const ctx of [city, host, teacher, student])
      await expect(createAgreement(ctx, given)).rejects.toBeInstanceOf(Forbidden)
  })

  test('is changed by who saw its latest version', async () => {
    const id = await aDraft()
    const { done, refusals } = await atOnce(10, (n) =>
      editAgreement(coordinator, id, { ...terms, seats: n + 1, version: 1 }),
    )
    expect({ done, refusals }).toEqual({ done: 1, refusals: ['changed-meanwhile'] })
    expect((await stored(id)).version).toBe(2)
  })

  test('cannot be changed once it is open for signing', async () => {
    const id = await opened()
    const { version } = await stored(id)
    await expect(editAgreement(office, id, { ...terms, version })).rejects.toMatchObject({ reasons: ['not-a-draft'] })
  })

  test('begins with the last agreement with that host, else with the settings of the school', async () => {
    const between = { schoolId: 'galilei', partnerId: 'fablab' }
    expect(await proposedTerms(office, between)).toEqual({
      safetyTraining: 'host',
      liability: 'Assicurazioni del Borgo, polizza RC n. 2026/4471',
    })
    await aDraft({ purpose: 'Robotica' })
    expect(await proposedTerms(office, between)).toMatchObject({
      purpose: 'Robotica',
      from: '2027-09-14',
      to: '2028-06-30',
    })
  })
})

describe('who sees an agreement', () => {
  test('its school, its host, the city and who came to sign it', async () => {
    const id = await opened()
    for (const ctx of [office, coordinator, teacher, host, city, guest(id)])
      expect((await findAgreement(ctx, 'agreement.view', id))._id).toBe(id)
    for (const ctx of [otherOffice, otherHost, guest('another'), guest(id, { partnerId: 'officine' })])
      await expect(findAgreement(ctx, 'agreement.view', id)).rejects.toMatchObject(gone)
    await expect(findAgreement(student, 'agreement.view', id)).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('the protocol number', () => {
  test('puts a signed agreement in force', async () => {
    const id = await signedByBoth()
    await registerNumber(office, id, { number: '12/A', date: today })
    expect(await stored(id)).toMatchObject({
      state: 'signed',
      protocol: { number: '12/A', year: '2026/27', date: '2026-11-25' },
    })
    expect(standingOf(await stored(id), today)).toBe('in-force')
  })

  test('typed by two people of a school at once for two agreements, only one gets it', async () => {
    for (let round = 0; round < 5; round++) {
      const ids = [await signedByBoth(), await signedByBoth()]
      const number = `7${round}`
      const { done, refusals } = await atOnce(2, (n) => registerNumber(office, ids[n] ?? '', { number, date: today }))
      expect({ done, refusals }).toEqual({ done: 1, refusals: ['number-taken'] })
    }
  })

  test('is free again in another school year, and in another school', async () => {
    await inForce('9')
    const next = await signedByBoth()
    await Agreements.updateOne({ _id: next }, { $set: { 'signatures.$[].on': '2026-08-01' } })
    await registerNumber(office, next, { number: '9', date: day('2026-08-31') })
    const other = await signedByBoth()
    await Agreements.updateOne({ _id: other }, { $set: { schoolId: 'volta' } })
    await registerNumber(otherOffice, other, { number: '9', date: today })
    expect(await Agreements.countDocuments({ 'protocol.number': '9' })).toBe(3)
  })

  test('is corrected with both numbers in the history; the same again changes nothing', async () => {
    const id = await inForce('12/A')
    const { version } = await stored(id)
    await registerNumber(office, id, { number: '12/A', date: today })
    expect((await stored(id)).version).toBe(version)
    await registerNumber(office, id, { number: '13/A', date: today })
    expect((await stored(id)).history.at(-1)).toMatchObject({ event: 'number-corrected', reason: '12/A → 13/A' })
    const tomorrow = { ...office, today: addDays(today, 1) }
    await registerNumber(tomorrow, id, { number: '13/A', date: addDays(today, 1) })
    expect((await stored(id)).history.at(-1)?.reason).toBe('13/A (25/11/2026) → 13/A (26/11/2026)')
  })

  test('is written by the office, once both have signed', async () => {
    const id = await opened()
    await expect(registerNumber(office, id, { number: '1', date: today })).rejects.toMatchObject({
      reasons: ['not-signed'],
    })
    await expect(registerNumber(coordinator, id, { number: '1', date: today })).rejects.toBeInstanceOf(Forbidden)
    await expect(registerNumber(otherOffice, id, { number: '1', date: today })).rejects.toBeInstanceOf(NotFound)
  })
})

describe('a signed agreement', () => {
  test('stays as it was signed when host, school, programme and template change', async () => {
    const id = await inForce('1')
    const before = await stored(id)
    await Partners.updateOne(
      { _id: 'fablab' },
      { $set: { name: 'Altro', vatNumber: '02144870165', representative: null } },
    )
    await Schools.updateOne(
      { _id: 'galilei' },
      { $set: { name: 'Altra scuola', 'office.principal.name': 'Altra persona' } },
    )
    await saveTemplate(office, 'galilei', { text: '# Altro\n\nAltro testo', version: 0 })
    const after = await stored(id)
    expect(after).toEqual(before)
    const { blocks } = await agreementText(office, after, cityName)
    expect(blocks).toEqual(before.text?.blocks)
    expect(blocks.map((block) => block.text).join()).toContain('Prudenza Preside')
  })

  test('is not deleted: before its number it is cancelled, after it is ended, with the reason', async () => {
    const id = await signedByBoth()
    await cancelAgreement(office, id, 'Non serve più')
    expect(await stored(id)).toMatchObject({ state: 'cancelled', protocol: null })
    const other = await inForce('2')
    await expect(cancelAgreement(office, other, 'x')).rejects.toMatchObject({ reasons: ['not-cancellable'] })
    await endAgreement(office, other, { on: day('2026-12-31'), reason: 'L’ente chiude' })
    expect(await stored(other)).toMatchObject({ state: 'ended', endedOn: '2026-12-31' })
    await expect(endAgreement(office, other, { on: day('2027-01-31'), reason: 'x' })).rejects.toMatchObject({
      reasons: ['not-in-force'],
    })
  })

  test('is cancelled or registered, when both happen at once', async () => {
    const id = await signedByBoth()
    await atOnce(2, (n) =>
      n === 0 ? cancelAgreement(office, id, 'x') : registerNumber(office, id, { number: '5', date: today }),
    )
    const { state, protocol } = await stored(id)
    expect(state === 'cancelled').toBe(protocol === null)
  })
})

describe('a copy', () => {
  test('is a new draft a school year later, with what the registers say today', async () => {
    const id = await inForce('1')
    await Partners.updateOne({ _id: 'fablab' }, { $set: { name: 'FabLab Nuovo' } })
    const copyId = newId()
    const { done } = await atOnce(10, () => copyAgreement(office, id, copyId))
    expect(done).toBe(10)
    expect(await Agreements.countDocuments()).toBe(2)
    expect(await stored(copyId)).toMatchObject({
      state: 'draft',
      copiedFrom: id,
      signatures: [],
      protocol: null,
      text: null,
      host: { name: 'FabLab Nuovo' },
      terms: { ...terms, from: '2027-09-14', to: '2028-06-30' },
    })
  })
})
