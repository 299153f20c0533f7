// A process that uses the built-in database of a directory, for tests of several processes:
//   join    says the process id of the database and waits to be killed
//   write   also inserts { _id: '<pid>-<n>' } without end, and says each number once it was acknowledged
import { MongoClient } from 'mongodb'
import { startEmbedded } from '../../src/platform/embedded-database/start-embedded.ts'

const [dir = '', task = 'join'] = process.argv.slice(2)
const database = await startEmbedded(dir, { settings: { lingerMs: 300 } })
console.log(JSON.stringify({ pid: database.pid() }))

if (task === 'write') {
  const client = new MongoClient(database.uri)
  const marks = client.db('crash').collection<{ _id: string }>('marks')
  for (let n = 0; ; n++) {
    const acknowledged = await marks.insertOne({ _id: `${process.pid}-${n}` }).catch(() => null)
    if (acknowledged) console.log(JSON.stringify({ id: acknowledged.insertedId }))
  }
}
process.stdin.resume()
