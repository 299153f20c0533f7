import { demoPassword, demoPeople } from '../src/accounts/demo-people.ts'
import { models } from '../src/models.ts'
import { readConfig } from '../src/platform/config.ts'
import { connectDatabase, ensureIndexes } from '../src/platform/database.ts'
import { dayOf } from '../src/platform/day.ts'
import { fillBorgo } from './demo/borgo.ts'

/**
 * `npm run demo`: the invented city of Borgo on the built-in database, with the web process and the job worker. What is
 * changed stays until `npm run demo -- --fresh`.
 */
process.env['DEMO'] = 'on'
process.env['DATA_DIR'] ??= 'data/demo'
process.env['CITY_NAME'] ??= 'Borgo'
process.env['LOG_LEVEL'] ??= 'warn'
delete process.env['MONGODB_URI']

const config = readConfig(process.env)
const database = await connectDatabase(config)
if (process.argv.includes('--fresh')) await database.db.dropDatabase()
await ensureIndexes(models)
if ((await database.db.collection('accounts').countDocuments({}, { limit: 1 })) === 0)
  await fillBorgo(dayOf(new Date()))
await database.close()

await import('../src/server.ts')

const width = Math.max(...demoPeople.map(({ identifier }) => identifier.length))
process.stdout.write(`\nDemo people, all with the password ${demoPassword}\n`)
for (const { role, name, identifier } of demoPeople) {
  process.stdout.write(`  ${identifier.padEnd(width)}  ${role.padEnd(11)}  ${name}\n`)
}
process.stdout.write('\nStop with Ctrl-C; start anew with: npm run demo -- --fresh\n')
