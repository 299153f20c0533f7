import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readConfig } from '../../src/platform/config.ts'

const example = readFileSync(fileURLToPath(new URL('../../.env.example', import.meta.url)), 'utf8')
const variables = [...example.matchAll(/^([A-Z_]+)=(.*)$/gmu)].map(
  ([, name = '', value = '']) => [name, value] as const,
)

describe('the configuration', () => {
  test('needs nothing on one machine', () => {
    expect(readConfig({})).toMatchObject({ port: 3000, mongodbUri: null, dataDir: 'data', worker: true, demo: false })
  })

  test('.env.example can be used as it is, and says what holds without it', () => {
    expect(readConfig(Object.fromEntries(variables))).toEqual(readConfig({}))
  })

  test('.env.example names every variable that is read', () => {
    const source = readFileSync(fileURLToPath(new URL('../../src/platform/config.ts', import.meta.url)), 'utf8')
    const read = [...source.matchAll(/^ {2}([A-Z_]+):/gmu)].map(([, name]) => name)
    const named = variables.map(([name]) => name)
    // NODE_ENV is Node's own; EMBEDDED_DB_FETCH is read where the built-in database is started.
    expect(new Set(read.filter((name) => name !== 'NODE_ENV'))).toEqual(
      new Set(named.filter((name) => name !== 'EMBEDDED_DB_FETCH')),
    )
  })

  test.each([
    [{ PORT: 'many' }, 'PORT'],
    [{ WORKER: 'yes' }, 'WORKER'],
    [{ PUBLIC_URL: 'bottega' }, 'PUBLIC_URL'],
    [{ SESSION_SECRET: 'short' }, 'SESSION_SECRET'],
    [{ MONGODB_URI: 'mongodb://db/' }, 'SESSION_SECRET is missing'],
    [{ MAP_TILES_URL: 'tiles.example/{z}/{x}/{y}.png' }, 'MAP_TILES_URL'],
    [{ MAP_TILES_URL: 'https://tiles.example/{z}/{x}.png' }, '{y}'],
    [{ MAP_TILES_URL: "https://tiles.example; script-src 'unsafe-inline'/{z}/{x}/{y}.png" }, 'MAP_TILES_URL'],
    [{ MAP_TILES_URL: 'https://tiles.example/{z}/{x}/{y}.png' }, 'MAP_TILES_ATTRIBUTION is missing'],
    [{ SMTP_URL: 'smtp://mail:25' }, 'MAIL_FROM is missing'],
    [{ DEMO: 'on', MONGODB_URI: 'mongodb://db/', SESSION_SECRET: 'x'.repeat(32) }, 'DEMO=on never runs'],
  ])('%j stops the start, by name', (environment, name) => {
    expect(() => readConfig(environment)).toThrow(name)
  })

  test('drops the slash at the end of the address, and an empty variable is as good as none', () => {
    expect(readConfig({ PUBLIC_URL: 'https://bottega.example/', MONGODB_URI: '' })).toMatchObject({
      publicUrl: 'https://bottega.example',
      mongodbUri: null,
    })
  })
})
