package dev.caesura.gateway.channel.manychat;

import dev.caesura.gateway.channel.mapping.FieldMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The usual places in flows' bodies: "Full Contact Data", bodies of two or three fields, and either
 * of them within an object {@code subscriber}, {@code contact}, {@code user}, {@code data}, {@code
 * payload} or {@code event}.
 */
final class ManyChatMapping {

    private static final List<String> PEOPLE = List.of("/subscriber", "/contact", "/user");
    private static final List<String> WRAPPERS = List.of("/data", "/payload", "/event", "/body");

    static final FieldMapping DEFAULT =
            FieldMapping.usual(
                    Map.of(
                            "account", everywhere("/page_id", "/pageId"),
                            "message-id",
                                    everywhere(
                                            "/message_id",
                                            "/messageId",
                                            "/mid",
                                            "/message/id",
                                            "/message/mid"),
                            "contact", contacts(),
                            "text", texts(),
                            "timestamp",
                                    everywhere(
                                            "/last_interaction",
                                            "/lastInteraction",
                                            "/timestamp",
                                            "/message/timestamp"),
                            "direction", everywhere("/direction", "/message/direction"),
                            "automatic", everywhere("/automatic"),
                            "route", everywhere("/route")));

    private ManyChatMapping() {}

    private static List<String> contacts() {
        return everywhere(
                "/id",
                "/subscriber_id",
                "/subscriberId",
                "/contact_id",
                "/contactId",
                "/user_id",
                "/userId",
                "/manychat_id",
                "/psid",
                "/sender_id",
                "/chat_id");
    }

    private static List<String> texts() {
        return everywhere(
                "/last_input_text",
                "/lastInputText",
                "/text",
                "/message",
                "/message/text",
                "/message_text",
                "/last_text_input",
                "/last_message",
                "/input",
                "/user_input",
                "/msg",
                "/user_message",
                "/content",
                "/question");
    }

    /**
     * The names at the top, then within a person, then within a wrapper, then within its person.
     */
    private static List<String> everywhere(String... names) {
        List<String> places = new ArrayList<>();
        places.add("");
        places.addAll(PEOPLE);
        for (String wrapper : WRAPPERS) {
            places.add(wrapper);
            PEOPLE.forEach(person -> places.add(wrapper + person));
        }
        List<String> pointers = new ArrayList<>();
        for (String place : places) {
            for (String name : names) {
                pointers.add(place + name);
            }
        }
        return pointers;
    }
}
