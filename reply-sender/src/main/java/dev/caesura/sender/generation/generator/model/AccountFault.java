package dev.caesura.sender.generation.generator.model;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Faults of the account, and not of the request: no request succeeds until a person acts. Vendors
 * report them under many statuses, including 400, so their codes and words count.
 *
 * <p>Words count only if they are about the model, the place or the account as a whole: an
 * unsupported parameter, or a prompt that is too long, is the request's fault.
 *
 * @see <a href="https://developers.openai.com/api/docs/guides/error-codes">OpenAI's error codes</a>
 * @see <a href="https://platform.claude.com/docs/en/api/errors">Anthropic's errors</a>
 * @see <a href="https://ai.google.dev/gemini-api/docs/troubleshooting">Gemini's errors: 400 {@code
 *     FAILED_PRECONDITION} is a country without a free tier</a>
 * @see <a href="https://console.groq.com/docs/deprecations">Groq's deprecations</a>, under 400 and
 *     {@code model_decommissioned} (<a
 *     href="https://github.com/ItzCrazyKns/Vane/issues/771">example</a>)
 * @see <a href="https://github.com/deepwn/addi/issues/13">DeepSeek's {@code Model Not Exist}</a>,
 *     <a href="https://github.com/MuiseDestiny/zotero-gpt/issues/483">OpenRouter's {@code is not a
 *     valid model ID}</a>, <a href="https://github.com/HeyPuter/puter/issues/3168">Together's
 *     {@code model_not_available}</a>, <a
 *     href="https://github.com/decolua/9router/issues/3477">GitHub Copilot's {@code
 *     model_not_supported}</a>, <a href="https://github.com/n4ze3m/page-assist/issues/727">Hugging
 *     Face's router</a>, <a href="https://github.com/BerriAI/litellm/pull/3142">LiteLLM's {@code
 *     Invalid model name}</a>, <a href="https://github.com/earendil-works/pi/issues/4993">Bedrock's
 *     {@code model identifier}</a>, and <a
 *     href="https://docs.siliconflow.cn/en/faqs/error-code">SiliconFlow's {@code Model does not
 *     exist}</a>, all under 400
 * @see <a href="https://github.com/microsoft/vscode/issues/260670">OpenAI's {@code Your
 *     organization must be verified}</a> and <a
 *     href="https://github.com/continuedev/continue/issues/10778">xAI's {@code Incorrect API
 *     key}</a>, both under 400
 * @see <a
 *     href="https://help.openai.com/en/articles/5955604-troubleshooting-api-rate-limits-and-429-errors">OpenAI's
 *     spent credits and limits</a>, under 429, as <a
 *     href="https://platform.claude.com/docs/en/api/rate-limits">Anthropic's {@code
 *     enforced_spend_limit_reached}</a>, Gemini's <a
 *     href="https://github.com/continuedev/continue/issues/10062">{@code limit: 0}</a>, which names
 *     a pause that does not help, and <a
 *     href="https://github.com/BerriAI/litellm/issues/14144">LiteLLM's {@code Budget has been
 *     exceeded}</a>, under 400 too
 * @see <a href="https://github.com/songquanpeng/one-api/issues/1764">Groq's {@code
 *     organization_restricted}</a>, under 400
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/CommonErrors.html">AWS's
 *     common errors</a>, many of them under 400, and Bedrock's {@code
 *     ServiceQuotaExceededException}
 * @see <a href="https://help.aliyun.com/en/model-studio/error-code">Model Studio's {@code
 *     Arrearage}</a>, under 400, and <a href="https://docs.z.ai/api-reference/api-code">Z.AI's
 *     {@code 1113}</a>, under 429
 * @see <a href="https://console.groq.com/docs/spend-limits">Groq's {@code blocked_api_access}</a>,
 *     under 400, and <a href="https://forum.moonshot.ai/t/429-insufficient-balance/244">Moonshot's
 *     {@code exceeded_current_quota_error}</a>, under 429
 * @see <a href="https://github.com/hotovo/aider-desk/issues/460">Azure's {@code API version not
 *     supported}</a>, <a href="https://github.com/langchain4j/langchain4j/issues/2636">{@code
 *     enabled only for api versions}</a>, <a
 *     href="https://github.com/BerriAI/litellm/issues/6343">LiteLLM's {@code LLM Provider NOT
 *     provided}</a>, and <a href="https://help.aliyun.com/en/model-studio/error-code">Model
 *     Studio's {@code url error}</a>, all under 400: what the settings address does not exist
 */
enum AccountFault {
    /** The account has no money left, or is closed. */
    STANDING(
            "model-quota",
            Set.of(
                    "insufficient_quota",
                    "insufficient_balance",
                    "insufficient_funds",
                    "insufficient_credits",
                    "billing_not_active",
                    "billing_hard_limit_reached",
                    "billing_error",
                    "credit_balance_too_low",
                    "quota_exceeded",
                    "account_deactivated",
                    "account_suspended",
                    "access_terminated",
                    "organization_deactivated",
                    "payment_required",
                    "arrearage",
                    "accountoverdueerror",
                    "credit_balance_exhausted",
                    "organization_usage_limit_exceeded",
                    "organization_spend_limit_exceeded",
                    "project_spend_limit_exceeded",
                    "enforced_spend_limit_reached",
                    "spend_limit_exceeded",
                    "budget_exceeded",
                    "blocked_api_access",
                    "exceeded_current_quota_error",
                    "organization_restricted",
                    "servicequotaexceededexception"),
            "credit balance is too low|insufficient (?:balance|credit|quota|funds)"
                    + "|exceeded your current (?:token )?quota|usage limits?\\b.*regain access"
                    + "|specified api usage limits|billing (?:hard )?limit|spend(?:ing)? limit"
                    + "|account (?:is|has been) (?:not active|deactivated|suspended|disabled|locked)"
                    + "|account is in (?:good standing|arrears)|overdue (?:balance|payment)"
                    + "|organization has been (?:disabled|restricted)|payment required"
                    + "|budget has been exceeded|exceededbudget|crossed budget"
                    + "|quota exceeded for metric[^*]{0,200}limit: 0(?![\\d.])|free quota tier"
                    + "|余额不足|欠费"),
    /** The key is not accepted. */
    KEY(
            "model-unauthorized",
            Set.of(
                    "invalid_api_key",
                    "invalidapikey",
                    "expired_key",
                    "accessdeniedexception",
                    "expiredtokenexception",
                    "incompletesignature",
                    "invalidclienttokenid",
                    "invalidsignatureexception",
                    "missingauthenticationtoken",
                    "notauthorized",
                    "optinrequired",
                    "requestexpired",
                    "unrecognizedclientexception"),
            "api[ _-]?key (?:not valid|is invalid|is disabled|expired|not found)"
                    + "|(?:invalid|incorrect)[ _]api[ _-]?key"
                    + "|access token (?:is )?(?:invalid|expired)|credential is only authorized"
                    + "|security token included in the request is (?:invalid|expired)"),
    /** The account may not be used from the sender's location, or before somebody is verified. */
    PLACE(
            "model-unauthorized",
            Set.of("failed_precondition", "unsupported_country_region_territory"),
            "(?:location|country|region|territory) (?:is )?not supported"
                    + "|unsupported (?:countr|location|region|territor)"
                    + "|service tier is not allowed"
                    + "|not (?:available|supported) in your (?:country|region|location)"
                    + "|organi[sz]ation must be verified|operation not allowed"),
    /** There is no such model, none for this account, or nothing at the address. */
    MODEL(
            "model-not-found",
            Set.of(
                    "invalid_model",
                    "unknown_model",
                    "unsupported_model",
                    "unavailable_model",
                    "model_not_exist",
                    "key_model_access_denied",
                    "team_model_access_denied",
                    "user_model_access_denied",
                    "org_model_access_denied",
                    "modelnotopen",
                    "deploymentnotfound",
                    "invalidendpoint.closedendpoint",
                    "dedicated_endpoint_not_running"),
            "model[_.]?(?:decommissioned|deprecated|retired|not_?found|not_?exists?|not_?available"
                    + "|not_?supported|access_?denied)"
                    + "|model(?:NAME)? (?:(?:does not|doesn't|not) exist|(?:is |was )?not found"
                    + "|has been (?:decommissioned|deprecated|discontinued|retired|removed|sunset))"
                    + "|been decommissioned"
                    + "|(?:invalid|not a valid|no such|unknown|unsupported) model(?!\\w)"
                    + "(?! (?:param|option|feature|setting|argument|input|output|response|config|field))"
                    + "|model (?:name|id|identifier) is (?:invalid|not valid)"
                    // A sentence about the model, and not one about an unsupported input.
                    + "|[\":.>] ?(?:the )?(?:\\W{0,3}[\\w./:@-]{1,80}\\W{0,2} )?model(?:NAME)?"
                    + " is (?:not|no longer) (?:currently )?(?:supported|available)"
                    + "|does not work with the specified model|doesn't support the model"
                    + "|on-demand throughput isn|doesn't support on-demand throughput"
                    + "|(?:unable|not allowed|not have access) to (?:(?:access|use) )?"
                    + "(?:(?:the|this) )?(?:non-serverless )?model(?!\\w)"
                    + "|access to (?:(?:the|this) )?model(?:NAME)? (?:is |was )?denied"
                    + "|no models? loaded|failed to load model|模型不存在"
                    + "|api[ -]version (?:is )?not supported|enabled only for api[ -]versions"
                    + "|missing required query parameter: api-version"
                    + "|llm provider not provided|url error, please check url");

    /** A quota that is zero for good. */
    private static final Pattern NO_QUOTA = Pattern.compile("limit: 0(?![\\d.])|free quota tier");

    /** A model's name between the marks that vendors put around it. */
    private static final String NAME = "\\W{1,3}[\\w./:@-]{1,80}\\W{0,2}";

    private final String reason;
    private final Set<String> codes;
    private final Pattern words;

    /**
     * A fault.
     *
     * @param reason its code in drafts and metrics
     * @param codes codes and types for it, in lower case
     * @param words vendors' words for it under codes that mean other things too, in lower case
     */
    AccountFault(String reason, Set<String> codes, String words) {
        this.reason = reason;
        this.codes = codes;
        this.words = Pattern.compile(words.replace("NAME", NAME), Pattern.DOTALL);
    }

    /** Its code in drafts and metrics. */
    String reason() {
        return reason;
    }

    /** Whether one of an error's codes and types is this fault. */
    boolean isNamedIn(Collection<String> names) {
        return names.stream().anyMatch(codes::contains);
    }

    /** Whether an error, in lower case, describes this fault. */
    boolean isSaidIn(String error) {
        return words.matcher(error).find();
    }

    /** Whether it ends after the pause that an answer names: quotas of a day or minute do. */
    boolean isOverAfterAPause(String error) {
        return this == STANDING && !NO_QUOTA.matcher(error).find();
    }

    /**
     * Whether it can come with any status. The others come with 401 to 404, and are recognized by
     * their words under 400 and 422; a model that is not available right now comes with 429 and
     * 503.
     */
    boolean isUnderAnyStatus() {
        return this == STANDING || this == KEY;
    }
}
