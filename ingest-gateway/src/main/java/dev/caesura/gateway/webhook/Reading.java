package dev.caesura.gateway.webhook;

import dev.caesura.gateway.channel.WebhookAnswer;
import dev.caesura.gateway.publish.OutgoingRecord;
import java.util.List;

/**
 * What is to be done about a webhook.
 *
 * @param records what must be durable before the answer
 * @param answer what to answer then
 */
record Reading(List<OutgoingRecord> records, WebhookAnswer answer) {

    Reading {
        records = List.copyOf(records);
    }
}
