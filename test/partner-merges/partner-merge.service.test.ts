import { describe, expect, test } from '@jest/globals'
import { contextFor, systemContext } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { ContactEntries } from '../../src/contact-log/contact.model.ts'
import { addContact } from '../../src/contact-log/contact.service.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { PartnerMerges } from '../../src/partner-merges/partner-merge.model.ts'
import { mergePartners, previewMerge, resumeMerges } from '../../src/partner-merges/partner-merge.service.ts'
import { noHosting } from '../../src/partners/profile.rules.ts'
import { findPartner } from '../../src/partners/partner.service.ts'
import { notQualified } from '../../src/partners/qualification.rules.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { MachineAuthorisations } from '../../src/machine-authorisations/machine-authorisation.model.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { day } from '../../src/platform/day.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { Suspensions } from '../../src/suspensions/suspension.model.ts'
import { suspendPartner } from '../../src/suspensions/suspension.service.ts'
import { useTestApp } from '../support/app.ts'
import { testNow } from '../support/borgo-database.ts'

const borgo = useTestApp()
const city = contextFor({ role: 'city', accountId: 'citta' }, testNow)
// Somebody typed the workshop twice: once with its VAT number, once with the tax code of its association only.
const pair = { keepId: 'officine', goneId: 'fablab' }

async function makeMergeable(): Promise<void> {
  await Partners.updateOne({ _id: 'fablab' }, { $set: { taxCode: null, identifiers: ['none-of-its-own'] } })
}

describe('merging two records of one organisation', () => {
  test('moves people, placements, hours, sites and tutors to the one that stays', async () => {
    await makeMergeable()
    const before = await Placements.countDocuments({ partnerId: { $in: ['fablab', 'officine'] } })
    const hours = await StudentDays.countDocuments({ 'entries.partnerId': { $in: ['fablab', 'officine'] } })
    const { moved } = await previewMerge(city, pair)
    expect(moved.placements).toBeGreaterThan(0)
    await mergePartners(city, pair)
    expect(await Placements.countDocuments({ partnerId: 'officine' })).toBe(before)
    expect(await StudentDays.countDocuments({ 'entries.partnerId': 'officine' })).toBe(hours)
    expect(await Accounts.countDocuments({ 'hats.partnerId': 'fablab' })).toBe(0)
    const kept = await Partners.findById('officine').lean()
    expect(kept?.tutors.map(({ name }) => name)).toEqual(expect.arrayContaining(['Olga Officina', 'Fabio Fresa']))
    expect(kept?.identifiers).toEqual(['12345670017'])
    // What was agreed keeps the name it was agreed with.
    const placement = await Placements.findById('giulia-fablab').lean()
    expect([placement?.partnerId, placement?.host.name]).toEqual(['officine', 'FabLab Borgo APS'])
  })

  test('lets the number of the one that went be used by the one that stays', async () => {
    await Partners.updateOne({ _id: 'tipografia' }, { $set: { vatNumber: null, taxCode: null, identifiers: ['x'] } })
    await mergePartners(city, { keepId: 'tipografia', goneId: 'fablab' })
    expect((await Partners.findById('tipografia').lean())?.identifiers).toEqual(['97000010153'])
  })

  test('is refused for two organisations with different numbers, for one alone, and the second time', async () => {
    await expect(mergePartners(city, { keepId: 'officine', goneId: 'tipografia' })).rejects.toMatchObject({
      reasons: ['different-vatNumber', 'different-taxCode'],
    })
    await expect(mergePartners(city, { keepId: 'officine', goneId: 'officine' })).rejects.toMatchObject({
      reasons: ['the-same'],
    })
    await makeMergeable()
    await mergePartners(city, pair)
    await expect(mergePartners(city, pair)).rejects.toMatchObject({ reasons: ['already-merged'] })
  })

  test('both ways at once ends with one that stays', async () => {
    await makeMergeable()
    const ways = Array.from({ length: 10 }, (_, n) =>
      mergePartners(city, n % 2 === 0 ? pair : { keepId: pair.goneId, goneId: pair.keepId }),
    )
    const results = await Promise.allSettled(ways)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const gone = await Partners.find({ mergedInto: { $ne: null } }).lean()
    expect(gone).toHaveLength(1)
    const stays = gone[0]?.mergedInto
    expect(await Placements.countDocuments({ partnerId: gone[0]?._id ?? '' })).toBe(0)
    expect(await Placements.countDocuments({ partnerId: stays ?? '' })).toBeGreaterThan(3)
  })

  test('the labs move with their roll calls and the authorisations earned there', async () => {
    await makeMergeable()
    const before = await Promise.all([labsOf('fablab'), labsOf('officine')])
    expect(before.flat().every((count) => count > 0)).toBe(true)
    await mergePartners(city, pair)
    expect(await labsOf('fablab')).toEqual([0, 0, 0])
    expect(await labsOf('officine')).toEqual(before[0].map((count, index) => count + (before[1][index] ?? 0)))
  })

  test('that a process left in the middle is finished later', async () => {
    await makeMergeable()
    await PartnerMerges.create({
      _id: 'fablab',
      keepId: 'officine',
      inHand: ['fablab', 'officine'],
      at: testNow,
      by: { accountId: 'citta', name: 'Carla Comune' },
      doneAt: null,
    })
    const later = systemContext(new Date(testNow.getTime() + 5 * 60_000))
    expect(await resumeMerges(later)).toBe(1)
    expect(await Placements.countDocuments({ partnerId: 'fablab' })).toBe(0)
    const tutors = (await Partners.findById('officine').lean())?.tutors.length
    // Once more, as if it had died at the very end: nothing is added twice.
    await PartnerMerges.updateOne({ _id: 'fablab' }, { $set: { doneAt: null } })
    expect(await resumeMerges(later)).toBe(1)
    expect((await Partners.findById('officine').lean())?.tutors.length).toBe(tutors)
  })
})

/** Editions, roll calls and authorisations of a partner. */
function labsOf(partnerId: string): Promise<[number, number, number]> {
  return Promise.all([
    Editions.countDocuments({ partnerIds: partnerId }),
    RollCalls.countDocuments({ partnerIds: partnerId }),
    MachineAuthorisations.countDocuments({ partnerId }),
  ])
}

const suspension = {
  reason: 'DVR scaduto',
  placements: 'continue',
  activities: 'continue',
  editions: 'continue',
} as const
const suspend = (partnerId: string) => suspendPartner(city, { partnerId, publicUrl: 'http://localhost' }, suspension)

describe('what was said of the one that goes', () => {
  const office = contextFor({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' }, testNow)
  const call = (partnerId: string, key: string, on: string, again: string | null) =>
    addContact(
      office,
      { partnerId, key },
      {
        day: day(on),
        channel: 'phone',
        person: null,
        outcome: again ? 'not-now' : 'interested',
        note: null,
        askAgainOn: again ? day(again) : null,
      },
    )

  test('a call that the same school has made to the other since is not due any more', async () => {
    await ContactEntries.deleteMany({})
    await makeMergeable()
    await call('fablab', 'prima', '2026-11-02', '2026-11-20')
    await call('officine', 'dopo', '2026-11-10', null)
    expect((await ContactEntries.findById('prima').lean())?.followed).toBe(false)
    await mergePartners(city, pair)
    const entries = await ContactEntries.find({ partnerId: 'officine' }).sort({ day: 1 }).lean()
    expect(entries.map(({ _id, followed }) => [_id, followed])).toEqual([
      ['prima', true],
      ['dopo', false],
    ])
  })

  test('its qualification and its seats hold for one of which nothing was known', async () => {
    await makeMergeable()
    const gone = await Partners.findOneAndUpdate(
      { _id: 'fablab' },
      { $set: { 'hosting.seats': 7 } },
      { returnDocument: 'after' },
    ).lean()
    await Partners.updateOne({ _id: 'officine' }, { $set: { hosting: noHosting, qualification: notQualified } })
    await mergePartners(city, pair)
    const kept = await Partners.findById('officine').lean()
    expect(kept?.hosting.seats).toBe(7)
    expect(kept?.qualification).toEqual(gone?.qualification)
    expect(kept?.qualification.history.length).toBeGreaterThan(0)
  })

  test('a suspension does not end by merging, and holds for the other when it came at the last moment', async () => {
    await makeMergeable()
    await suspend('fablab')
    await expect(mergePartners(city, pair)).rejects.toMatchObject({ reasons: ['gone-suspended'] })
    await PartnerMerges.create({
      _id: 'fablab',
      keepId: 'officine',
      inHand: ['fablab', 'officine'],
      at: new Date(0),
      by: { accountId: 'citta', name: 'Carla Comune' },
      doneAt: null,
    })
    await resumeMerges(systemContext(testNow))
    expect((await Partners.findById('officine').lean())?.qualification.state).toBe('suspended')
    expect(await Suspensions.find({}, { partnerId: 1, liftedAt: 1 }).lean()).toMatchObject([
      { partnerId: 'officine', liftedAt: null },
    ])
  })

  test('both suspended, one suspension stays in force', async () => {
    await makeMergeable()
    await suspend('fablab')
    await suspend('officine')
    await mergePartners(city, pair)
    expect(await Suspensions.countDocuments({ partnerId: 'officine' })).toBe(2)
    expect(await Suspensions.countDocuments({ partnerId: 'officine', liftedAt: null })).toBe(1)
  })
})

describe('the record that went', () => {
  test('is read, and nothing is written to it any more', async () => {
    await makeMergeable()
    await mergePartners(city, pair)
    expect((await findPartner(city, 'partner.view', 'fablab')).mergedInto).toBe('officine')
    await expect(findPartner(city, 'partner.edit', 'fablab')).rejects.toThrow(NotFound)
    await expect(findPartner(city, 'partner.extend', 'fablab')).rejects.toThrow(NotFound)
    await expect(suspend('fablab')).rejects.toThrow(NotFound)
    const facts = { day: day('2026-11-10'), person: null, note: null, askAgainOn: null }
    await addContact(city, { partnerId: 'fablab', key: 'k' }, { ...facts, channel: 'phone', outcome: 'interested' })
    expect((await ContactEntries.findById('k').lean())?.partnerId).toBe('officine')
  })

  test('leads in one step to the one that stays, however often that was merged', async () => {
    await makeMergeable()
    await Partners.updateOne({ _id: 'tipografia' }, { $set: { vatNumber: null, taxCode: null, identifiers: ['x'] } })
    await mergePartners(city, { keepId: 'fablab', goneId: 'tipografia' })
    await mergePartners(city, pair)
    expect((await Partners.findById('tipografia').lean())?.mergedInto).toBe('officine')
  })

  test('and one merge that cannot be finished keeps no other waiting', async () => {
    await makeMergeable()
    const merge = { at: new Date(0), by: { accountId: 'citta', name: 'Carla Comune' }, doneAt: null }
    await PartnerMerges.create({ ...merge, _id: '0', keepId: 'nessuno', inHand: ['0', 'nessuno'] })
    await PartnerMerges.create({ ...merge, _id: 'fablab', keepId: 'officine', inHand: ['fablab', 'officine'] })
    await expect(resumeMerges(systemContext(testNow))).rejects.toThrow('1 of 2')
    expect((await PartnerMerges.findById('fablab').lean())?.doneAt).toEqual(testNow)
  })
})

describe('the page', () => {
  test('shows both, moves what is asked, and the old address leads to the one that stays', async () => {
    await makeMergeable()
    const office = await borgo.signIn('citta@borgo.example')
    const alike = await office.visit('/enti/officine/unione')
    expect(alike.text).toContain('Nessun ente ha un nome simile')
    const search = await office.visit('/enti/officine/unione?q=fablab')
    expect(search.text).toContain('FabLab Borgo APS')
    const page = await office.visit('/enti/officine/unione?con=fablab')
    expect(page.text).toContain('Che cosa passa alla scheda che resta')
    const done = await office.press('Unisci le due schede')
    expect(done.html).toContain('Le due schede sono una sola')
    const old = await office.visit('/enti/fablab')
    expect([old.status, old.location]).toEqual([303, '/enti/officine'])
  })

  test('says why two different organisations cannot be merged', async () => {
    const office = await borgo.signIn('citta@borgo.example')
    const page = await office.visit('/enti/officine/unione?con=tipografia')
    expect(page.text).toContain('Le partite IVA sono diverse')
    expect(page.$('button:contains("Unisci")').attr('disabled')).toBeDefined()
  })
})
