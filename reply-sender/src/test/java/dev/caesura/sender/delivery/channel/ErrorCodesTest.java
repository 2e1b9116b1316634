package dev.caesura.sender.delivery.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.delivery.channel.instagram.InstagramSettings;
import dev.caesura.sender.delivery.channel.manychat.ManyChatSettings;
import dev.caesura.sender.delivery.channel.messenger.MessengerSettings;
import dev.caesura.sender.delivery.channel.telegram.TelegramSettings;
import dev.caesura.sender.delivery.channel.twilio.TwilioSettings;
import dev.caesura.sender.delivery.channel.webhook.WebhookSettings;
import dev.caesura.sender.delivery.channel.whatsapp.WhatsAppSettings;
import dev.caesura.sender.guard.CallException.Kind;
import dev.caesura.sender.testing.ScriptedServer;
import dev.caesura.service.secret.Secret;
import dev.caesura.testkit.provider.Call;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What documented errors of each channel are made of, and the channels' own remedies. */
class ErrorCodesTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Secret TOKEN = Secret.of("1:token");

    /** The channels that are other companies' APIs. */
    private static final List<String> APIS =
            List.of("whatsapp", "messenger", "instagram", "telegram", "twilio", "manychat");

    private final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "messenger, 400, 80006, 0, THROTTLED, PT5M",
        "whatsapp, 400, 80006, 0, THROTTLED, PT5M",
        "messenger, 400, 80010, 0, THROTTLED, PT5M",
        "whatsapp, 400, 80008, 0, THROTTLED, PT1M",
        "messenger, 400, 5, 0, ACCOUNT,",
        "whatsapp, 403, 5, 0, ACCOUNT,",
        "whatsapp, 400, 2500, 0, ACCOUNT,",
        "messenger, 404, 803, 0, ACCOUNT,",
        "instagram, 400, 101, 0, ACCOUNT,",
        "instagram, 400, 12, 0, ACCOUNT,",
        "messenger, 400, 368, 1346003, PERMANENT,",
        "messenger, 200, 190, 0, ACCOUNT,",
        "whatsapp, 200, 131047, 0, PERMANENT,",
        "messenger, 400, 80001, 0, THROTTLED, PT5M",
        "instagram, 400, 80002, 0, THROTTLED, PT5M",
        "messenger, 400, 613, 0, THROTTLED, PT10S",
        "messenger, 400, 4, 0, THROTTLED, PT1M",
        "messenger, 403, 17, 0, THROTTLED, PT1M",
        "messenger, 400, 32, 0, THROTTLED, PT1M",
        "messenger, 400, 190, 463, ACCOUNT,",
        "messenger, 400, 10, 0, ACCOUNT,",
        "messenger, 400, 10, 2018278, PERMANENT,",
        "instagram, 400, 10, 2534022, PERMANENT,",
        "messenger, 403, 10, 2018300, PERMANENT,",
        "messenger, 403, 200, 0, ACCOUNT,",
        "messenger, 403, 230, 0, ACCOUNT,",
        "messenger, 400, 200, 1545041, PERMANENT,",
        "messenger, 400, 551, 1545041, PERMANENT,",
        "messenger, 400, 100, 2018001, PERMANENT,",
        "messenger, 400, 368, 0, ACCOUNT,",
        "messenger, 500, 1200, 0, UNAVAILABLE,",
        "messenger, 500, 2, 0, UNAVAILABLE,",
        "messenger, 400, 1, 1357046, AMBIGUOUS,",
        "messenger, 400, 123456, 0, PERMANENT,",
        "messenger, 400, 100, 33, ACCOUNT,",
        "messenger, 403, 10, 2018028, PERMANENT,",
        "messenger, 400, 10, 1893015, PERMANENT,",
        "messenger, 400, 10, 2018336, PERMANENT,",
        "messenger, 400, 10, 1893063, ACCOUNT,",
        "messenger, 400, 10, 2018321, PACED, PT1M",
        "messenger, 400, 2018321, 0, PACED, PT1M",
        "messenger, 400, 2018300, 0, PERMANENT,",
        "messenger, 400, 4, 2018354, PACED, PT1M",
        "messenger, 400, 613, 2018338, PACED, PT5M",
        "messenger, 400, 613, 1893016, PERMANENT,",
        "messenger, 400, 341, 0, THROTTLED, PT1M",
        "messenger, 400, 2022, 0, ACCOUNT,",
        "messenger, 400, 10900, 0, PERMANENT,",
        "messenger, 400, 102, 0, ACCOUNT,",
        "instagram, 400, 10, 2534077, ACCOUNT,",
        "instagram, 400, 100, 2534013, ACCOUNT,",
        "instagram, 400, 100, 2534014, PERMANENT,",
        "instagram, 403, 100, 2534029, ACCOUNT,",
        "instagram, 400, 100, 2534037, PERMANENT,",
        "instagram, 403, 200, 2534041, ACCOUNT,",
        "instagram, 400, 613, 2534040, THROTTLED, PT10S",
        "instagram, 400, 36103, 0, ACCOUNT,",
        "whatsapp, 400, 100, 0, PERMANENT,",
        "whatsapp, 400, 100, 33, ACCOUNT,",
        "whatsapp, 401, 104, 0, ACCOUNT,",
        "whatsapp, 500, 131057, 0, UNAVAILABLE,",
        "whatsapp, 400, 132018, 0, PERMANENT,",
        "whatsapp, 500, 134102, 0, PERMANENT,",
        "whatsapp, 400, 130429, 0, THROTTLED, PT1S",
        "whatsapp, 400, 80007, 0, THROTTLED, PT1M",
        "whatsapp, 400, 131048, 0, THROTTLED, PT5M",
        "whatsapp, 400, 131056, 0, PACED, PT6S",
        "whatsapp, 400, 131064, 0, THROTTLED, PT5M",
        "whatsapp, 429, 131208, 0, THROTTLED, PT1M",
        "whatsapp, 403, 131207, 0, PERMANENT,",
        "whatsapp, 400, 131020, 0, PERMANENT,",
        "whatsapp, 400, 131041, 0, PERMANENT,",
        "whatsapp, 400, 137000, 0, PERMANENT,",
        "whatsapp, 400, 131047, 0, PERMANENT,",
        "whatsapp, 400, 131026, 0, PERMANENT,",
        "whatsapp, 400, 131042, 0, ACCOUNT,",
        "whatsapp, 403, 368, 0, ACCOUNT,",
        "whatsapp, 403, 131031, 0, ACCOUNT,",
        "whatsapp, 400, 133010, 0, ACCOUNT,",
        "whatsapp, 401, 190, 0, ACCOUNT,",
        "whatsapp, 403, 200, 0, ACCOUNT,",
        "whatsapp, 500, 131000, 0, UNAVAILABLE,",
        "whatsapp, 503, 131016, 0, UNAVAILABLE,"
    })
    void shouldGiveEachOfMetasCodesItsMeaning(
            String channel,
            int status,
            int code,
            int subcode,
            Kind kind,
            @Nullable Duration pause) {
        server.then(status, graph(code, subcode, "text"));
        DeliveryException failure = failure(channel);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.reason()).isEqualTo(channel + "-" + code);
        assertThat(failure.retryAfter()).isEqualTo(pause);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot message users who are not admins, developers or testers of the app",
                "They can\u2019t receive your messages right now.",
                "This person isn\u2019t available right now."
            })
    void shouldKnowByItsWordsThatAPermissionIsAboutOnePerson(String words) {
        server.then(403, graph(200, 0, words));
        server.then(403, graph(10, 0, words));
        assertThat(failure("messenger").kind()).isEqualTo(Kind.PERMANENT);
        assertThat(failure("messenger").kind()).isEqualTo(Kind.PERMANENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "API calls from the server require an appsecret_proof argument",
                "Invalid appsecret_proof provided in the API argument",
                "Unsupported post request. Object with ID '1' does not exist",
                "Tried accessing nonexisting field (messages) on node type (User)"
            })
    void shouldKnowByItsWordsThatEveryCallIsRefused(String words) {
        server.then(400, graph(100, 0, words));
        server.then(400, graph(100, 0, words));
        assertThat(failure("messenger").kind()).isEqualTo(Kind.ACCOUNT);
        assertThat(failure("whatsapp").kind()).isEqualTo(Kind.ACCOUNT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"message\":\"x\",\"type\":\"OAuthException\"}|ACCOUNT|messenger-http-400",
                "400|{\"message\":\"x\",\"type\":\"OAuthException\",\"code\":null}|ACCOUNT"
                        + "|messenger-http-400",
                "400|{\"message\":\"x\",\"type\":\"GraphMethodException\"}|PERMANENT"
                        + "|messenger-http-400",
                "400|{\"message\":\"x\",\"code\":\"190\"}|ACCOUNT|messenger-190",
                "400|{\"message\":\"x\",\"code\":10,\"error_subcode\":\"2018278\"}|PERMANENT|messenger-10",
                "400|{\"message\":\"x\",\"code\":77,\"is_transient\":true}|UNAVAILABLE|messenger-77"
            })
    void shouldReadCodesOfMetaThatAreTextsOrMissing(
            int status, String error, Kind kind, String reason) {
        server.then(status, "{\"error\":" + error + "}");
        DeliveryException failure = failure("messenger");
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "302, ACCOUNT",
        "400, PERMANENT",
        "401, ACCOUNT",
        "402, ACCOUNT",
        "403, ACCOUNT",
        "404, ACCOUNT",
        "405, ACCOUNT",
        "407, ACCOUNT",
        "408, AMBIGUOUS",
        "410, ACCOUNT",
        "413, PERMANENT",
        "421, UNAVAILABLE",
        "422, PERMANENT",
        "425, UNAVAILABLE",
        "426, ACCOUNT",
        "429, THROTTLED",
        "431, PERMANENT",
        "451, ACCOUNT",
        "499, AMBIGUOUS",
        "500, AMBIGUOUS",
        "501, UNAVAILABLE",
        "502, AMBIGUOUS",
        "503, UNAVAILABLE",
        "504, AMBIGUOUS",
        "511, UNAVAILABLE",
        "520, AMBIGUOUS",
        "521, UNAVAILABLE",
        "522, AMBIGUOUS",
        "523, UNAVAILABLE",
        "524, AMBIGUOUS",
        "525, UNAVAILABLE",
        "530, UNAVAILABLE"
    })
    void shouldTakeWhatIsNoAnswerOfTheApiAsSomebodyInBetween(int status, Kind kind) {
        for (String channel : APIS) {
            server.then(status, "<html>Somebody else's page</html>");
            DeliveryException failure = failure(channel);
            assertThat(failure.kind()).as(channel).isEqualTo(kind);
            assertThat(failure.reason()).isEqualTo(channel + "-http-" + status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Sign in to the network</html>", "", "{}", "[]"})
    void shouldNotTakeAPageFromSomebodyElseForASentMessage(String body) {
        for (String channel : APIS) {
            server.then(200, body);
            DeliveryException failure = failure(channel);
            assertThat(failure.kind()).as(channel).isEqualTo(Kind.AMBIGUOUS);
            assertThat(failure.reason()).isEqualTo(channel + "-http-200");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "connection termination, AMBIGUOUS",
        "remote reset, AMBIGUOUS",
        "connection failure, UNAVAILABLE",
        "remote connection failure, UNAVAILABLE",
        "connection timeout, UNAVAILABLE",
        "overflow, UNAVAILABLE"
    })
    void shouldKnowWhetherAProxyHadAConnectionThatEnded(String reason, Kind kind) {
        server.then(
                503,
                "upstream connect error or disconnect/reset before headers. retried and the latest"
                        + " reset reason: "
                        + reason);
        assertThat(failure("webhook").kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "301, ACCOUNT",
        "400, PERMANENT",
        "401, ACCOUNT",
        "402, ACCOUNT",
        "403, ACCOUNT",
        "404, UNAVAILABLE",
        "409, PERMANENT",
        "410, UNAVAILABLE",
        "422, PERMANENT",
        "429, THROTTLED",
        "500, AMBIGUOUS",
        "503, UNAVAILABLE",
        "524, AMBIGUOUS"
    })
    void shouldWaitForAnEndpointThatIsBeingDeployedOrRefusesAll(int status, Kind kind) {
        server.then(status, "");
        DeliveryException failure = failure("webhook");
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.reason()).isEqualTo("webhook-http-" + status);
    }

    @Test
    void shouldWaitUntilTheAccountRegainsAccess() {
        server.then(
                400,
                Map.of(
                        "X-Business-Use-Case-Usage",
                        "{\"17841\":[{\"type\":\"messenger\",\"call_count\":100,\"total_cputime\":3,"
                                + "\"estimated_time_to_regain_access\":19},{\"type\":\"pages\","
                                + "\"estimated_time_to_regain_access\":0}]}"),
                graph(80006, 2446079, "too many"));
        DeliveryException failure = failure("messenger");
        assertThat(failure.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofMinutes(19));
    }

    @ParameterizedTest
    @CsvSource({
        "400, 14107, PACED, PT30S",
        "429, 20429, THROTTLED,",
        "400, 63018, THROTTLED,",
        "400, 63038, THROTTLED, PT15M",
        "400, 30454, THROTTLED, PT15M",
        "400, 30023, PACED, PT15M",
        "400, 30027, PACED, PT15M",
        "400, 30450, PACED, PT30M",
        "400, 63039, PACED, PT30M",
        "400, 30017, UNAVAILABLE,",
        "400, 30021, UNAVAILABLE,",
        "400, 21730, UNAVAILABLE,",
        "400, 63009, UNAVAILABLE,",
        "400, 30008, AMBIGUOUS,",
        "400, 30410, AMBIGUOUS,",
        "400, 21610, PERMANENT,",
        "400, 63016, PERMANENT,",
        "400, 21211, PERMANENT,",
        "401, 20003, ACCOUNT,",
        "400, 30002, ACCOUNT,",
        "400, 63007, ACCOUNT,",
        "400, 63008, ACCOUNT,",
        "400, 30032, ACCOUNT,",
        "400, 63011, PERMANENT,",
        "400, 572005, PERMANENT,",
        "400, 21657, PERMANENT,",
        "400, 21606, PERMANENT,",
        "400, 21703, PERMANENT,",
        "400, 21704, ACCOUNT,",
        "400, 21609, ACCOUNT,",
        "400, 20001, PERMANENT,",
        "400, 30018, PERMANENT,",
        "400, 30040, PERMANENT,",
        "400, 30034, ACCOUNT,",
        "400, 30037, ACCOUNT,",
        "400, 30044, PERMANENT,",
        "500, 20500, AMBIGUOUS,",
        "504, 20504, AMBIGUOUS,",
        "400, 30500, UNAVAILABLE,",
        "400, 21472, ACCOUNT,",
        "426, 20426, ACCOUNT,",
        "403, 20012, ACCOUNT,",
        "403, 99999, ACCOUNT,",
        "500, 99999, AMBIGUOUS,",
        "503, 99999, UNAVAILABLE,",
        "504, 99999, AMBIGUOUS,",
        "400, 99999, PERMANENT,"
    })
    void shouldGiveEachOfTwiliosCodesItsMeaning(
            int status, int code, Kind kind, @Nullable Duration pause) {
        server.then(status, "{\"code\":" + code + ",\"message\":\"m\",\"status\":" + status + "}");
        DeliveryException failure = failure("twilio");
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.retryAfter()).isEqualTo(pause);
    }

    /**
     * A short code may be of another country than one contact; a whole number is not the account's.
     */
    @ParameterizedTest
    @CsvSource({
        "+15557654321, 21606, ACCOUNT",
        "+4915700000001, 21659, ACCOUNT",
        "72345, 21606, PERMANENT",
        "72345, 21659, PERMANENT",
        "MG00000000000000000000000000000001, 21606, PERMANENT",
        "+15557654321, 21612, PERMANENT",
        "+15557654321, 21660, ACCOUNT"
    })
    void shouldHoldAnAccountWhoseNumberCannotSend(String sender, int code, Kind kind) {
        server.then(400, "{\"code\":" + code + ",\"message\":\"m\",\"status\":400}");
        DeliveryException failure =
                catchThrowableOfType(
                        DeliveryException.class,
                        () -> send(channel("twilio"), "twilio:" + sender + ":+15551234567"));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.reason()).isEqualTo("twilio-" + code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"code\":\"21610\",\"message\":\"m\"}|PERMANENT|twilio-21610",
                "401|{\"code\":null,\"message\":\"m\"}|ACCOUNT|twilio-http-401",
                "400|{\"code\":\"unknown\",\"message\":\"m\"}|PERMANENT|twilio-http-400",
                "201|{\"sid\":\"SM1\",\"status\":\"failed\",\"error_code\":30002}|ACCOUNT|twilio-30002",
                "201|{\"sid\":\"SM1\",\"status\":\"failed\",\"error_code\":\"21610\"}|PERMANENT|twilio-21610",
                "201|{\"sid\":\"SM1\",\"status\":\"failed\",\"error_code\":99999}|PERMANENT|twilio-99999"
            })
    void shouldReadTwiliosCodesWhereverTheyStand(
            int status, String body, Kind kind, String reason) {
        server.then(status, body);
        DeliveryException failure = failure("twilio");
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sid\":\"SM1\",\"status\":\"queued\",\"error_code\":null}",
                "{\"sid\":\"SM1\",\"status\":\"accepted\"}",
                "{\"sid\":\"SM1\",\"status\":\"sent\",\"error_code\":30025}"
            })
    void shouldTakeAMessageThatTwilioHasNotFailedAsSent(String body) throws Exception {
        server.then(201, body);
        assertThat(send(channel("twilio"), "twilio:1:2")).isEqualTo("SM1");
    }

    @ParameterizedTest
    @CsvSource({
        "429, Too Many Requests: retry after 35, 35, THROTTLED, PT35S",
        "401, Unauthorized, 0, ACCOUNT,",
        "404, Not Found, 0, ACCOUNT,",
        "404, Not Found: method not found, 0, PERMANENT,",
        "400, Bad Request: BUSINESS_CONNECTION_INVALID, 0, PERMANENT,",
        "403, Forbidden: bot was blocked by the user, 0, PERMANENT,",
        "403, Forbidden: bot was kicked from the supergroup chat, 0, PERMANENT,",
        "403, Forbidden: user is deactivated, 0, PERMANENT,",
        "400, Bad Request: chat not found, 0, PERMANENT,",
        "400, Bad Request: not enough rights to send text messages to the chat, 0, PERMANENT,",
        "400, Bad Request: TOPIC_CLOSED, 0, PERMANENT,",
        "400, Logged out, 0, ACCOUNT,",
        "400, Bad Request: FROZEN_METHOD_INVALID, 0, ACCOUNT,",
        "400, Bad Request: CHAT_WRITE_FORBIDDEN, 0, PERMANENT,",
        "421, Misdirected Request: unallowed token specified, 0, ACCOUNT,",
        "500, Internal Server Error, 0, UNAVAILABLE,",
        "500, Internal Server Error: restart, 0, AMBIGUOUS,",
        "500, Internal Server Error: Request aborted, 0, AMBIGUOUS,",
        "500, Internal Server Error: sent message was immediately deleted, 0, AMBIGUOUS,",
        "502, Bad Gateway, 0, AMBIGUOUS,"
    })
    void shouldGiveEachOfTelegramsErrorsItsMeaning(
            int code, String words, int retryAfter, Kind kind, @Nullable Duration pause) {
        server.then(
                code,
                telegram(code, words, retryAfter == 0 ? "" : "\"retry_after\":" + retryAfter));
        DeliveryException failure = failure("telegram");
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.retryAfter()).isEqualTo(pause);
    }

    @ParameterizedTest
    @CsvSource({
        "400, Subscriber is out of the messaging window, PERMANENT",
        "200, Validation error, PERMANENT",
        "400, Wrong token, ACCOUNT",
        "403, Forbidden, ACCOUNT",
        "400, Rate limit exceeded, THROTTLED",
        "429, Too Many Requests, THROTTLED"
    })
    void shouldReadWhatManyChatSays(int status, String words, Kind kind) {
        server.then(status, "{\"status\":\"error\",\"code\":3011,\"message\":\"" + words + "\"}");
        assertThat(failure("manychat").kind()).isEqualTo(kind);
    }

    @Test
    void shouldWriteToTheSupergroupThatAGroupHasBecome() throws Exception {
        // given
        server.then(
                400,
                telegram(
                        400,
                        "Bad Request: group chat was upgraded to a supergroup chat",
                        "\"migrate_to_chat_id\":-1002200330066"));
        server.then(
                200,
                "{\"ok\":true,\"result\":{\"message_id\":5,\"chat\":{\"id\":-1002200330066}}}");
        server.then(
                200,
                "{\"ok\":true,\"result\":{\"message_id\":6,\"chat\":{\"id\":-1002200330066}}}");
        DeliveryChannel telegram = channel("telegram");
        // when
        String id = send(telegram, "telegram:bot:-4400551");
        send(telegram, "telegram:bot:-4400551");
        // then: the second reply goes there at once
        assertThat(id).isEqualTo("-1002200330066:5");
        assertThat(server.asked())
                .extracting(call -> call.json().path("chat_id").asString(""))
                .containsExactly("-4400551", "-1002200330066", "-1002200330066");
    }

    @ParameterizedTest
    @CsvSource({
        "Bad Request: message thread not found",
        "Bad Request: TOPIC_DELETED",
        "Bad Request: TOPIC_ID_INVALID"
    })
    void shouldWriteWithoutATopicThatIsGone(String words) throws Exception {
        // given
        server.then(400, telegram(400, words, ""));
        server.then(200, "{\"ok\":true,\"result\":{\"message_id\":5,\"chat\":{\"id\":-100}}}");
        // when
        String id = send(channel("telegram"), "telegram:bot:-100:33");
        // then
        assertThat(id).isEqualTo("-100:5");
        assertThat(server.asked())
                .extracting(call -> call.json().path("message_thread_id").asString(""))
                .containsExactly("33", "");
    }

    @Test
    void shouldAnswerAPressedButton() {
        // when
        ConversationId chat = ConversationId.parse("telegram:bot:7002");
        channel("telegram")
                .acknowledge(chat, Asked.by(chat, "7002:1", Map.of("callback_query_id", "66672")));
        channel("telegram").acknowledge(chat, Asked.by(chat, "7002:2", Map.of()));
        // then
        await().until(() -> server.asked().size() == 1);
        Call call = server.asked().get(0);
        assertThat(call.path()).endsWith("/answerCallbackQuery");
        assertThat(call.json().path("callback_query_id").asString("")).isEqualTo("66672");
    }

    private static String send(DeliveryChannel channel, String contact) throws Exception {
        return channel.send(
                new Outgoing("rep-1", ConversationId.parse(contact), Map.of(), "Hello", 0, 1));
    }

    private DeliveryException failure(String channel) {
        return catchThrowableOfType(
                DeliveryException.class, () -> send(channel(channel), channel + ":1:2"));
    }

    private DeliveryChannel channel(String name) {
        URI url = server.url();
        DeliverySettings settings =
                switch (name) {
                    case "messenger" -> new MessengerSettings(TOKEN, url, TIMEOUT);
                    case "instagram" -> new InstagramSettings(TOKEN, url, null, TIMEOUT);
                    case "whatsapp" -> new WhatsAppSettings(TOKEN, url, TIMEOUT);
                    case "telegram" -> new TelegramSettings(TOKEN, url, TIMEOUT);
                    case "webhook" ->
                            new WebhookSettings(
                                    url, Secret.of("whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ="), TIMEOUT);
                    case "manychat" ->
                            new ManyChatSettings(
                                    TOKEN, ManyChatSettings.Platform.MESSENGER, url, TIMEOUT);
                    default ->
                            new TwilioSettings(
                                    "AC1",
                                    TOKEN,
                                    TwilioSettings.Transport.SMS,
                                    null,
                                    url,
                                    url,
                                    TIMEOUT);
                };
        return settings.open(new HttpCall(), Clock.systemUTC());
    }

    private static String graph(int code, int subcode, String message) {
        return "{\"error\":{\"message\":\"(#"
                + code
                + ") "
                + message
                + "\",\"type\":\"OAuthException\",\"code\":"
                + code
                + (subcode == 0 ? "" : ",\"error_subcode\":" + subcode)
                + "}}";
    }

    private static String telegram(int code, String description, String parameters) {
        return "{\"ok\":false,\"error_code\":"
                + code
                + ",\"description\":\""
                + description
                + "\",\"parameters\":{"
                + parameters
                + "}}";
    }
}
