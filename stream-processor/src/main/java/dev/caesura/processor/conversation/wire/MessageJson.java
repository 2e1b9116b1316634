package dev.caesura.processor.conversation.wire;

import dev.caesura.schemas.serde.Json;
import tools.jackson.databind.node.ObjectNode;

/** Makes of an edit's JSON that of the message as it is now. */
public final class MessageJson {

    private MessageJson() {}

    /** The same without the mark that it is an edit. */
    public static byte[] asMessage(byte[] edit) {
        ObjectNode json = (ObjectNode) Json.mapper().readTree(edit);
        json.remove("kind");
        return Json.mapper().writeValueAsBytes(json);
    }
}
