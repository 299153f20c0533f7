// The server under measure: the application of production in a process of its own, with one more address, the floor.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BSON, type MongoClient } from 'mongodb'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/platform/config.ts'
import { connectDatabase } from '../../src/platform/database.ts'
import { log } from '../../src/platform/log.ts'
import { get } from '../../src/web/route.ts'
import { show } from '../../src/web/show.ts'
import { benchNow } from './city.ts'
import { floorPath, type Told } from './serving.ts'

const commands: string[] = []

/** The commands of this client from now on; the addresses of the database must ask for monitoring. */
function noteCommands(client: MongoClient): void {
  client.on('commandStarted', ({ command }) => {
    // As the driver writes it: what mongoose puts into a command is more than data.
    commands.push(Buffer.from(BSON.serialize(command, { ignoreUndefined: true })).toString('base64'))
  })
}

const floor = get(floorPath, 'signedIn', (_req, res) => {
  show(res, 'home/no-hat', { title: 'Il pavimento', advice: 'Una pagina vuota per chi ha fatto accesso.' })
})

async function start(): Promise<void> {
  const config = readConfig(process.env)
  log.level = config.logLevel
  const database = await connectDatabase(config)
  noteCommands(database.client)
  const app = createApp({
    config,
    sessionSecret: config.sessionSecret ?? '',
    clock: () => benchNow,
    extraRoutes: [floor],
  })
  const server = createServer(app)
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  process.on('message', (question) => {
    if (question === 'cpu') tell({ cpu: process.cpuUsage() })
    if (question === 'commands') tell({ commands: commands.splice(0) })
  })
  // The bench has gone, whatever the reason.
  process.once('disconnect', () => process.exit(0))
  tell({ port: (server.address() as AddressInfo).port })
}

function tell(what: Told): void {
  process.send?.(what)
}

await start()
