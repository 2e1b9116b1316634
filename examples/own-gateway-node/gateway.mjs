import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { Producer, stringSerializers } from '@platformatic/kafka'
import { record } from './message.mjs'

const producer = new Producer({
  clientId: 'own-gateway-node',
  bootstrapBrokers: (process.env.CAESURA_BOOTSTRAP_SERVERS ?? 'localhost:9092').split(','),
  serializers: stringSerializers,
  acks: -1, // 200 means durable: wait for all in-sync copies.
})

/** Takes POST /ID/CONTACT with a text. Check a signature here: whoever calls, speaks as the contact. */
const server = createServer(async (call, answer) => {
  let message
  try {
    const [, id, contact] = decodeURIComponent(call.url).split('/')
    message = record(id ?? '', contact ?? '', await text(call))
  } catch (notUnderstood) {
    return answer.writeHead(400).end(notUnderstood.message)
  }
  try {
    await producer.send({ messages: [{ topic: 'caesura.messages', ...message }] })
    answer.writeHead(204).end()
  } catch (notTaken) {
    console.error(notTaken.message)
    answer.writeHead(503).end() // The caller sends again; the id makes it one message.
  }
})

server.listen(Number(process.env.PORT ?? 8086), '127.0.0.1', () => console.log(`listening on ${server.address().port}`))
