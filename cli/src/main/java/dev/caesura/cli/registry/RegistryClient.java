package dev.caesura.cli.registry;

import static dev.caesura.cli.terminal.CommandException.FAILED;

import dev.caesura.cli.terminal.CommandException;
import dev.caesura.schemas.serde.Json;
import dev.caesura.sender.http.HttpSender;
import dev.caesura.sender.http.TooLongException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Speaks the needed part of the API of Confluent's Schema Registry. All methods throw a {@link
 * CommandException} that says in plain words what the registry, or a proxy before it, did instead.
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">the
 *     API</a>
 */
final class RegistryClient {

    private static final int LONGEST_ANSWER = 4 * 1024 * 1024;
    private static final int LONGEST_WORDS = 500;
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private static final int NO_SUBJECT = 40401;
    private static final int NO_SCHEMA = 40403;
    private static final int NOT_PERMITTED = 42205;

    private final HttpSender http = new HttpSender(LONGEST_ANSWER);
    private final URI address;
    private final @Nullable String authorization;
    private final Duration limit;

    RegistryClient(URI address, @Nullable String authorization, Duration limit) {
        this.address = address;
        this.limit = limit;
        this.authorization = authorization;
    }

    /** An answer in the registry's form. */
    private record Answer(int status, JsonNode body) {
        int code() {
            return body.path("error_code").asInt(0);
        }

        String words() {
            return shortened(body.path("message").asString("no reason given"));
        }
    }

    /** The version under which exactly this schema is registered; empty if it is not. */
    Optional<Integer> versionOf(String subject, String schema) {
        Answer answer = post("/subjects/" + encoded(subject), schema);
        if (answer.status() == 404) {
            if (answer.code() == NO_SUBJECT || answer.code() == NO_SCHEMA) {
                return Optional.empty();
            }
            throw noRegistry(answer.words());
        }
        return Optional.of(number(accepted(answer, subject), "version"));
    }

    /**
     * The reasons why the schema is not compatible with the registered ones, by the subject's
     * level; empty if it is.
     */
    List<String> incompatibilities(String subject, String schema) {
        Answer answer =
                post(
                        "/compatibility/subjects/" + encoded(subject) + "/versions?verbose=true",
                        schema);
        if (answer.status() == 404 && answer.code() == NO_SUBJECT) {
            return List.of();
        }
        JsonNode body = accepted(answer, subject);
        JsonNode verdict = body.path("is_compatible");
        if (!verdict.isBoolean()) {
            throw noRegistry("it has no is_compatible");
        }
        if (verdict.asBoolean()) {
            return List.of();
        }
        List<String> reasons = new ArrayList<>();
        body.path("messages").values().forEach(one -> reasons.add(shortened(one.asString(""))));
        return reasons.isEmpty() ? List.of("no reason given") : reasons;
    }

    /** Registers the schema; returns its id. */
    int register(String subject, String schema) {
        Answer answer = post("/subjects/" + encoded(subject) + "/versions", schema);
        if (answer.status() == 409) {
            throw failed(
                    subject
                            + ": the registry says that it is not compatible with a schema"
                            + " registered meanwhile: "
                            + answer.words());
        }
        return number(accepted(answer, subject), "id");
    }

    private int number(JsonNode body, String field) {
        if (!body.path(field).isInt()) {
            throw noRegistry("its answer has no " + field);
        }
        return body.path(field).asInt();
    }

    /** Handles the errors that every call may meet. */
    private JsonNode accepted(Answer answer, String subject) {
        return switch (answer.status()) {
            case 200, 201 -> answer.body();
            case 404 -> throw noRegistry(answer.words());
            case 422 ->
                    throw failed(
                            answer.code() == NOT_PERMITTED
                                    ? "The registry accepts no schemas at the moment: "
                                            + answer.words()
                                    : subject
                                            + ": the registry does not accept the schema ("
                                            + answer.code()
                                            + "): "
                                            + answer.words());
            case 429 -> throw failed("The registry wants fewer calls (429); try again later");
            default ->
                    throw failed(
                            "The registry failed ("
                                    + answer.status()
                                    + (answer.code() == 0 ? "" : ", " + answer.code())
                                    + "): "
                                    + answer.words());
        };
    }

    private Answer post(String path, String schema) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(limit)
                        .header("Content-Type", MEDIA_TYPE)
                        .header("Accept", MEDIA_TYPE + ", application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        Json.mapper()
                                                .writeValueAsString(
                                                        Map.of(
                                                                "schemaType",
                                                                "JSON",
                                                                "schema",
                                                                schema))));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> response = send(request.build());
        int status = response.statusCode();
        if (status == 401 || status == 403) {
            throw failed(refused(status));
        }
        if (status >= 300 && status < 400) {
            throw failed(
                    address
                            + " points elsewhere ("
                            + status
                            + "), to "
                            + shortened(response.headers().firstValue("Location").orElse("nowhere"))
                            + ". Credentials are not sent along: give the final address as --url");
        }
        return new Answer(status, json(response));
    }

    private String refused(int status) {
        if (authorization == null) {
            return "The registry requires authentication ("
                    + status
                    + "): give --user and --password, or --token";
        }
        return status == 401
                ? "The registry does not know these credentials (401)"
                : "The registry knows these credentials, but does not allow this (403)";
    }

    /** A proxy, a sign-in page or some other server answers in HTML, whatever the status. */
    private JsonNode json(HttpResponse<String> response) {
        try {
            JsonNode body = Json.mapper().readTree(response.body());
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (JacksonException e) {
            // Reported below.
        }
        String what =
                "it answers "
                        + response.statusCode()
                        + " with "
                        + response.headers().firstValue("Content-Type").orElse("no content type")
                        + " instead of a registry's JSON";
        throw response.statusCode() >= 500
                ? failed(address + " is out of order, or a proxy in front of it: " + what)
                : noRegistry(what);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request);
        } catch (TooLongException e) {
            throw noRegistry("its answer is longer than any registry's");
        } catch (IOException e) {
            throw failed(unreachable(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("Interrupted");
        }
    }

    private String unreachable(IOException problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpTimeoutException) {
                return "No answer from " + address + " within " + limit.toSeconds() + " s";
            }
            if (cause instanceof SSLException) {
                return "No secure connection to "
                        + address
                        + ": "
                        + cause.getMessage()
                        + ". Set your own certificate authority in CAESURA_JAVA_OPTS, as"
                        + " -Djavax.net.ssl.trustStore=…";
            }
            if (cause instanceof UnknownHostException || cause instanceof ConnectException) {
                return "No server answers at " + address;
            }
        }
        return "The connection to " + address + " broke";
    }

    private CommandException noRegistry(String why) {
        return failed(
                address
                        + " is not a schema registry's API: "
                        + why
                        + ". Confluent's is at the root of its port, Apicurio's under"
                        + " /apis/ccompat/v7");
    }

    private static CommandException failed(String message) {
        return new CommandException(FAILED, message);
    }

    /** A text from outside is shown on one line, and shortened. */
    private static String shortened(String words) {
        String line = words.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS) + "…";
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8);
    }
}
