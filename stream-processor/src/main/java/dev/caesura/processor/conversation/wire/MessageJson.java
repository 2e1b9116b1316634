package dev.caesura.processor.conversation.wire;

import dev.caesura.schemas.serde.Json;
import tools.jackson.databind.node.ObjectNode;

/** Turns an edit's JSON into that of the edited message. */
public final class MessageJson {

    private MessageJson() {}

    /** The JSON without the mark of an edit. */
    public static byte[] asMessage(byte[] edit) {
        ObjectNode json = (ObjectNode) Json.mapper().readTree(edit);
        json.remove("kind");
        return Json.mapper().writeValueAsBytes(json);
    }
}
