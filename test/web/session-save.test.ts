import { afterEach, expect, jest, test } from '@jest/globals'
import MongoStore from 'connect-mongo'
import { useTestApp } from '../support/app.ts'
import { visitorOf } from '../support/browser.ts'

const site = useTestApp()

afterEach(() => {
  jest.restoreAllMocks()
})

test('a page arrives whole when only its session could not be kept', async () => {
  jest
    .spyOn(MongoStore.prototype, 'set')
    .mockImplementation((_id, _session, done) => done?.(new Error('the database went away')))
  const page = await visitorOf(site.app).visit('/accedi')
  expect(page.status).toBe(200)
  expect(page.html.trimEnd()).toMatch(/<\/html>$/u)
})
