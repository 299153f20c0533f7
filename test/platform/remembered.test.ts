import { expect, test } from '@jest/globals'
import { remembered } from '../../src/platform/remembered.ts'

function counting(milliseconds: number) {
  let loads = 0
  return remembered(milliseconds, async () => {
    loads++
    await new Promise((resolve) => setImmediate(resolve))
    return loads
  })
}

test('what is remembered is loaded once, also for those who come while it loads', async () => {
  const value = counting(60_000)
  expect(await Promise.all([value.get(), value.get(), value.get()])).toEqual([1, 1, 1])
  expect(await value.get()).toBe(1)
})

test('it is loaded anew when it is forgotten, or its time is over', async () => {
  const value = counting(60_000)
  await value.get()
  value.forget()
  expect(await value.get()).toBe(2)
  const brief = counting(0)
  expect([await brief.get(), await brief.get()]).toEqual([1, 2])
})

test('a change made while it loads is not covered by what was loaded before it', async () => {
  const value = counting(60_000)
  const early = value.get()
  value.forget()
  expect([await early, await value.get()]).toEqual([1, 2])
})

test('a load that failed is not remembered', async () => {
  let fails = true
  const value = remembered(60_000, async () => {
    if (fails) throw new Error('away')
    return 'here'
  })
  await expect(value.get()).rejects.toThrow('away')
  fails = false
  expect(await value.get()).toBe('here')
})
