import assert from 'node:assert/strict'
import { test } from 'node:test'
import { record } from './message.mjs'

test('should key a message by its conversation', () => {
  const { key, value } = record('m-1', 'ada', 'hi')

  assert.equal(key, 'intranet:helpdesk:ada')
  assert.equal(JSON.parse(value).conversationId, key)
})

test('should keep a contact on one line', () => {
  assert.equal(record('m-1', '100%\nada', 'hi').key, 'intranet:helpdesk:100%25%0Aada')
})

test('should refuse what the schema does not allow', () => {
  assert.throws(() => record('', 'ada', 'hi'), /messageId/)
})
