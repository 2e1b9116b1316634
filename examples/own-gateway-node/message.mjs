import { readFileSync } from 'node:fs'
import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

const schema = JSON.parse(readFileSync(new URL('inbound-message.schema.json', import.meta.url), 'utf8'))
const valid = addFormats(new Ajv({ strict: false })).compile(schema)

/** A conversation's id stays on one line: percent signs and control characters are percent-encoded. */
function encoded(contact) {
  return contact.replace(/[%\u0000-\u001f\u007f-\u009f]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}

/** The record of the topic caesura.messages for what a contact wrote; throws where the schema does not allow it. */
export function record(id, contact, text) {
  const value = {
    schemaVersion: 1,
    messageId: id,
    conversationId: `intranet:helpdesk:${encoded(contact)}`,
    channel: 'intranet',
    account: 'helpdesk',
    contact,
    sender: contact,
    direction: 'inbound',
    type: 'text',
    text,
    receivedAt: new Date().toISOString(),
  }
  if (!valid(value)) throw new Error(JSON.stringify(valid.errors))
  return { key: value.conversationId, value: JSON.stringify(value) }
}
