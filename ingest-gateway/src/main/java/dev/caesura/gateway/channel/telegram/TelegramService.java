package dev.caesura.gateway.channel.telegram;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Knows the fields of a message by which Telegram reports an event in a chat.
 *
 * @see <a href="https://core.telegram.org/bots/api#message">Telegram Bot API: Message ("Service
 *     message: …")</a>
 */
final class TelegramService {

    private static final Set<String> NOTICES =
            Set.of(
                    "boost_added",
                    "channel_chat_created",
                    "chat_background_set",
                    "chat_owner_changed",
                    "chat_owner_left",
                    "chat_shared",
                    "community_chat_added",
                    "community_chat_removed",
                    "connected_website",
                    "delete_chat_photo",
                    "direct_message_price_changed",
                    "forum_topic_closed",
                    "forum_topic_created",
                    "forum_topic_edited",
                    "forum_topic_reopened",
                    "general_forum_topic_hidden",
                    "general_forum_topic_unhidden",
                    "gift",
                    "gift_upgrade_sent",
                    "giveaway_completed",
                    "giveaway_created",
                    "group_chat_created",
                    "left_chat_member",
                    "managed_bot_created",
                    "message_auto_delete_timer_changed",
                    "migrate_from_chat_id",
                    "migrate_to_chat_id",
                    "new_chat_members",
                    "new_chat_member",
                    "new_chat_participant",
                    "new_chat_photo",
                    "new_chat_title",
                    "paid_message_price_changed",
                    "passport_data",
                    "pinned_message",
                    "poll_option_added",
                    "poll_option_deleted",
                    "proximity_alert_triggered",
                    "refunded_payment",
                    "successful_payment",
                    "suggested_post_approval_failed",
                    "suggested_post_approved",
                    "suggested_post_declined",
                    "suggested_post_paid",
                    "suggested_post_refunded",
                    "supergroup_chat_created",
                    "unique_gift",
                    "user_shared",
                    "users_shared",
                    "video_chat_ended",
                    "video_chat_participants_invited",
                    "video_chat_scheduled",
                    "video_chat_started",
                    "voice_chat_ended",
                    "voice_chat_participants_invited",
                    "voice_chat_scheduled",
                    "voice_chat_started",
                    "write_access_allowed");

    /** Participles name events: future notices will be named like today's. */
    private static final Pattern HAPPENED =
            Pattern.compile(
                    "[a-z_]+_(added|removed|created|deleted|edited|changed|closed|reopened"
                            + "|started|ended|joined|left|approved|declined|paid|refunded|shared|failed)");

    private TelegramService() {}

    /** The notice's field; null if there is none. */
    static @Nullable String noticeIn(JsonNode message) {
        return message.propertyNames().stream()
                .filter(name -> NOTICES.contains(name) || HAPPENED.matcher(name).matches())
                .findFirst()
                .orElse(null);
    }
}
