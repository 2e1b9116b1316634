package dev.caesura.gateway.webhook;

import dev.caesura.gateway.channel.WebhookAnswer;
import dev.caesura.gateway.publish.OutgoingRecord;
import java.util.List;

/**
 * The actions for a webhook.
 *
 * @param records the records that must be durable before the answer
 * @param answer the answer after that
 */
record Reading(List<OutgoingRecord> records, WebhookAnswer answer) {

    Reading {
        records = List.copyOf(records);
    }
}
