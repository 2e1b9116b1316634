package dev.caesura.sender.generation.generator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.sender.generation.generator.GenerationException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelErrorsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'error':{'message':'The model `m-1.5` has been decommissioned and is no longer"
                        + " supported.','code':'model_decommissioned'}}",
                "{'object':'error','message':'Invalid model: m-large','type':'invalid_model','code':'1500'}",
                "{'error':{'message':'Model Not Exist','code':'invalid_request_error'}}",
                "{'error':{'message':'m-1 is not a valid model ID','code':400}}",
                "{'error':{'message':'Unable to access non-serverless model a/m-1.','code':'model_not_available'}}",
                "{'error':{'message':'The requested model is not supported.','code':'model_not_supported'}}",
                "{'error':{'message':'The requested model 'a/m-1' is not supported by any provider you have"
                        + " enabled.'}}",
                "{'error':'/chat/completions: Invalid model name passed in model=m-1. Call `/v1/models`'}",
                "{'message':'The provided model identifier is invalid.'}",
                "{'message':'Invocation of model ID m-1 with on-demand throughput isn’t supported.'}",
                "{'code':20012,'message':'Model does not exist. Please check it carefully.','data':null}",
                "{'error':{'code':'1211','message':'模型不存在，请检查模型代码。'}}",
                "{'error':{'code':'unknown_model','message':'Unknown model: m-1'}}",
                "{'code':'x','error':'The model m-1 does not exist or your team t does not have access to it.'}",
                "{'error':{'message':'The chatCompletion operation does not work with the specified model, m-1."
                        + " Please choose different model and try again.','code':'OperationNotSupported'}}",
                "{'error':{'code':'ModelNotOpen','message':'Your account has not activated the model m-1.'}}",
                "{'error':{'message':'The m-1 model is not supported when using this plan.'}}",
                "{'error':{'code':'BadRequest','message':'API version not supported'}}",
                "{'error':{'code':'BadRequest','message':'Model m-1 is enabled only for api versions 2024-12-01 and"
                        + " later'}}",
                "{'error':{'message':'litellm.BadRequestError: LLM Provider NOT provided. You passed model=m-1'}}",
                "{'error':{'code':'InvalidParameter','message':'url error, please check url!'}}",
                "{'error':{'message':'model \\\"m-1\\\" not found, try pulling it first'}}"
            })
    void shouldWaitForAPersonWhereThereIsNoSuchModel(String body) {
        assertThat(outcome(400, body)).isEqualTo("ACCOUNT model-not-found");
        assertThat(outcome(404, body)).isEqualTo("ACCOUNT model-not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "400|{'error':{'code':'Arrearage','message':'Access denied, please make sure your account is in"
                        + " good standing.'}}|ACCOUNT model-quota",
                "429|{'error':{'code':'1113','message':'余额不足或无可用资源包,请充值。'}}|ACCOUNT model-quota",
                "403|{'error':{'code':'AccountOverdueError','message':'x'}}|ACCOUNT model-quota",
                "400|[{'error':{'status':'FAILED_PRECONDITION','message':'User location is not supported for the"
                        + " API use.'}}]|ACCOUNT model-unauthorized",
                "400|{'error':{'message':'Your organization must be verified to stream this model.','param':"
                        + "'stream','code':'unsupported_value'}}|ACCOUNT model-unauthorized",
                "400|{'code':'x','error':'Incorrect API key provided: xa***yz.'}|ACCOUNT model-unauthorized",
                "403|{'error':{'code':'unsupported_country_region_territory'}}|ACCOUNT model-unauthorized",
                "503|{'error':{'message':'This model is not available right now.'}}|UNAVAILABLE model-unavailable",
                "429|{'error':{'message':'The model is not available: too much traffic.'}}|THROTTLED"
                        + " model-rate-limited",
                "429|{'error':{'code':'credit_balance_exhausted','type':'x'}}|ACCOUNT model-quota",
                "429|{'error':{'code':'organization_usage_limit_exceeded'}}|ACCOUNT model-quota",
                "429|{'error':{'code':'organization_spend_limit_exceeded'}}|ACCOUNT model-quota",
                "429|{'error':{'code':'project_spend_limit_exceeded'}}|ACCOUNT model-quota",
                "429|{'error':{'code':'slow_down','type':'rate_limit_error'}}|THROTTLED model-rate-limited",
                "429|{'type':'error','error':{'type':'rate_limit_error','message':'x','details':{'error_code':"
                        + "'enforced_spend_limit_reached'}}}|ACCOUNT model-quota",
                "429|{'type':'error','error':{'type':'rate_limit_error','message':'x'}}|THROTTLED"
                        + " model-rate-limited",
                "400|{'error':{'message':'You have reached your specified workspace API usage limits. You will"
                        + " regain access on 2026-12-01'}}|ACCOUNT model-quota",
                "429|[{'error':{'code':429,'message':'You exceeded your current quota. * Quota exceeded for"
                        + " metric: a/b, limit: 0, model: m-1 Please retry in 20s.','details':[{'retryDelay':"
                        + "'20s'}]}}]|ACCOUNT model-quota",
                "429|[{'error':{'code':429,'message':'You exceeded your current quota. * Quota exceeded for"
                        + " metric: a/b, limit: 05, model: m-1','details':[{'retryDelay':'20s'}]}}]|THROTTLED"
                        + " model-rate-limited",
                "429|[{'error':{'message':'M-1 does not have a free quota tier.','details':[{'retryDelay':"
                        + "'33s'}]}}]|ACCOUNT model-quota",
                "402|{'error':{'code':402,'status':'RESOURCE_EXHAUSTED'}}|ACCOUNT model-quota",
                "402|{'error':{'code':402,'message':'x','metadata':{'error_type':"
                        + "'in_flight_budget_exhausted'}}}|THROTTLED model-rate-limited",
                "400|{'error':{'message':'Budget has been exceeded! Current cost: 2, Max budget: 1','type':"
                        + "'budget_exceeded','code':'400'}}|ACCOUNT model-quota",
                "429|{'error':{'message':'No deployments available - crossed budget'}}|ACCOUNT model-quota",
                "400|{'error':{'message':'Authentication Error - Expired Key.','type':'expired_key'}}|ACCOUNT"
                        + " model-unauthorized",
                "400|{'error':{'message':'x','type':'key_model_access_denied'}}|ACCOUNT model-not-found",
                "400|{'error':{'message':'Organization has been restricted.','code':"
                        + "'organization_restricted'}}|ACCOUNT model-quota",
                "412|{'error':{'message':'Account a-1 is suspended, possibly due to reaching the monthly spending"
                        + " limit or failure to pay past invoices'}}|ACCOUNT model-quota",
                "412|{'error':{'message':'x'}}|ACCOUNT model-quota",
                "400|{'error':{'message':'x','type':'invalid_request_error','code':'blocked_api_access'}}|ACCOUNT"
                        + " model-quota",
                "429|{'error':{'message':'You exceeded your current token quota: o-1 0, please check your account"
                        + " balance','type':'exceeded_current_quota_error'}}|ACCOUNT model-quota",
                "400|{'error':'The model has crashed without additional information. (Exit code: null)'}|UNAVAILABLE"
                        + " model-unavailable",
                "400|{'error':'Model unloaded.'}|UNAVAILABLE model-unavailable",
                "400|{'error':'Channel Error'}|UNAVAILABLE model-unavailable",
                "400|{'error':{'message':'The model has a crash course in it'}}|PERMANENT model-refused",
                "400|{'__type':'com.amazon.coral.service#ExpiredTokenException','message':'x'}|ACCOUNT"
                        + " model-unauthorized",
                "400|{'message':'The security token included in the request is expired'}|ACCOUNT"
                        + " model-unauthorized",
                "400|{'__type':'ServiceQuotaExceededException','message':'x'}|ACCOUNT model-quota",
                "400|{'__type':'ThrottlingException','message':'Too many requests'}|THROTTLED"
                        + " model-rate-limited",
                "429|{'message':'Too many tokens, please wait before trying again.'}|THROTTLED"
                        + " model-rate-limited",
                "400|{'message':'Access to Anthropic models is not allowed from unsupported countries, regions, or"
                        + " territories.'}|ACCOUNT model-unauthorized",
                "400|{'error':{'message':'Invalid service_tier argument: The requested service tier is not"
                        + " allowed for this project.','param':'service_tier'}}|ACCOUNT model-unauthorized",
                "400|{'object':'error','message':'NETWORK ERROR DUE TO HIGH TRAFFIC.','code':50001}|UNAVAILABLE"
                        + " model-unavailable",
                "400|{'object':'error','message':'x','code':42901}|THROTTLED model-rate-limited",
                "400|{'error':{'message':'x','code':'400'}}|PERMANENT model-refused",
                "302||ACCOUNT model-not-found",
                "405|{'detail':'Method Not Allowed'}|ACCOUNT model-not-found",
                "407||ACCOUNT model-unauthorized",
                "410|{'error':{'message':'The API version is gone'}}|ACCOUNT model-not-found",
                "424|{'message':'The request failed due to an error while processing the model.'}|UNAVAILABLE"
                        + " model-unavailable",
                "498|{'error':{'code':'capacity_exceeded'}}|UNAVAILABLE model-unavailable",
                "499|{'error':{'code':499,'status':'CANCELLED'}}|UNAVAILABLE model-unavailable",
                "403|{'code':'permission-denied','error':'Access to the chat endpoint is denied'}|ACCOUNT"
                        + " model-unauthorized"
            })
    void shouldTellAccountsFromPassingTrouble(int status, @Nullable String body, String outcome) {
        assertThat(outcome(status, body)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'error':{'message':'This model's maximum context length is 8192 tokens. However, you requested"
                        + " 9000.'}}|model-context-too-long",
                "{'error':{'message':'The input token count exceeds the maximum number of tokens allowed"
                        + " 1048576.'}}|model-context-too-long",
                "{'error':{'message':'Unsupported parameter: 'stop' is not supported with this"
                        + " model.','param':'stop'}}|model-refused",
                "{'error':{'message':'Unsupported value: 'stop' does not support 3 with this model. Only the"
                        + " default is supported.'}}|model-refused",
                "{'error':{'message':'The 'tools' parameter of the model m-1.5 is not supported.'}}|model-refused",
                "{'error':{'message':'Invalid model parameter: logprobs'}}|model-refused",
                "{'error':{'message':'logit_bias has been deprecated for this model.'}}|model-refused",
                "{'error':{'message':'This model does not support image input.'}}|model-refused",
                "{'error':{'message':'The requested model m-1 was blocked by the content management"
                        + " policy and is not available.'}}|model-content-filter",
                "{'error':{'code':'data_inspection_failed','message':'Output data may contain inappropriate"
                        + " content.'}}|model-content-filter",
                "{'error':{'message':'Content Exists Risk'}}|model-content-filter",
                "{'error':{'message':'messages: roles must alternate'}}|model-refused"
            })
    void shouldEndTheTurnForWhatIsTheRequestsFault(String body, String reason) {
        assertThat(outcome(400, body)).isEqualTo("PERMANENT " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "403|{'code':'permission-denied','error':'Content violates usage guidelines. Failed check:"
                        + " SAFETY_CHECK_TYPE_BIO'}|model-content-filter",
                "400|{'error':{'code':'invalid_prompt','message':'x'}}|model-content-filter",
                "400|{'error':{'code':'1301','message':'系统检测到输入可能包含不安全或敏感内容'}}|model-content-filter",
                "429|{'error':{'message':'Request too large for m-1 in organization o on tokens per min (TPM): Limit"
                        + " 30000, Requested 30601. The input or output tokens must be reduced in order to run"
                        + " successfully.','type':'tokens','code':'rate_limit_exceeded'}}|model-context-too-long",
                "413|{'error':{'code':'tokens_limit_reached','message':'x'}}|model-context-too-long",
                "413|<html>|model-context-too-long",
                "500|{'error':{'code':500,'type':'exceed_context_size_error','message':'the request exceeds the"
                        + " available context size'}}|model-context-too-long",
                "400|{'message':'too many tokens: total number of tokens in the prompt cannot exceed 4081 - received"
                        + " 4292.'}|model-context-too-long",
                "400|{'error':{'message':'input length and `max_tokens` exceed context limit: 199211 + 20000 >"
                        + " 200000'}}|model-context-too-long",
                "422|{'error':'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000"
                        + " tokens','error_type':'validation'}|model-context-too-long",
                "400|{'error':{'message':'The decoder prompt (length 9000) is longer than the maximum model length of"
                        + " 8192.'}}|model-context-too-long"
            })
    void shouldEndTheTurnForOneRequestWhateverTheStatus(int status, String body, String reason) {
        assertThat(outcome(status, body)).isEqualTo("PERMANENT " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429|Please try again in 9.816s. Visit|PT9.816S",
                "429|Please try again in 1m30.5s.|PT1M30.5S",
                "429|Please try again in 173ms.|PT0.173S",
                "429|Please retry after 37 seconds.|PT37S",
                "429|Please retry after 86400 seconds.|PT24H",
                "429|Try again in 2 hours 5 minutes|PT2H5M",
                "429|Please wait 3 days|PT72H",
                "429|Too many requests|",
                "429|Try again in 5 shops|",
                "400|Is retry after 37 seconds a city?|"
            })
    void shouldWaitAsLongAsAnErrorSays(int status, String message, @Nullable Duration pause) {
        assertThat(
                        ModelErrors.of(
                                        status,
                                        ModelJson.read("{\"message\":\"" + message + "\"}"),
                                        null)
                                .retryAfter())
                .isEqualTo(pause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'code':500,'msg':'404 NOT_FOUND','success':false}|UNAVAILABLE model-unavailable",
                "{'error_code':336501,'error_msg':'Rpm rate limit reached'}|THROTTLED model-rate-limited",
                "{'error_code':18,'error_msg':'Open api qps request limit reached'}|THROTTLED model-rate-limited",
                "{'error_code':110,'error_msg':'Access token invalid or no longer valid'}|ACCOUNT"
                        + " model-unauthorized",
                "{'object':'error','message':'Rate limit reached','code':50004}|THROTTLED model-rate-limited",
                "{'object':'error','message':'x','code':40101}|ACCOUNT model-unauthorized",
                "{'object':'error','message':'This model's maximum context length is 8','code':40303}|PERMANENT"
                        + " model-context-too-long",
                "{'object':'error','message':'Only m-1 allowed now','code':50001}|UNAVAILABLE model-unavailable",
                "{'detail':'Rate limited'}|THROTTLED model-rate-limited",
                "{'detail':'Not Found'}|ACCOUNT model-not-found",
                "{'detail':[{'loc':['body'],'msg':'field required'}]}|PERMANENT model-refused",
                "{'detail':'out of memory'}|UNAVAILABLE model-unavailable",
                "{'success':false,'errors':[{'code':5007,'message':'No such model m-1 or task'}]}|ACCOUNT"
                        + " model-not-found",
                "{'code':'InvalidApiKey','message':'No.'}|ACCOUNT model-unauthorized",
                "{'base_resp':{'status_code':1002,'status_msg':'rate limit'}}|THROTTLED model-rate-limited",
                "{'base_resp':{'status_code':1004,'status_msg':'not authorized'}}|ACCOUNT model-unauthorized",
                "{'base_resp':{'status_code':1027,'status_msg':'output has sensitive content'}}|PERMANENT"
                        + " model-content-filter",
                "{'base_resp':{'status_code':2013,'status_msg':'invalid params'}}|PERMANENT model-refused",
                "{'error':'model m-1 not found'}|ACCOUNT model-not-found",
                "{'id':'r','object':'response','status':'completed','output':[]}|PERMANENT model-unreadable",
                "{'choices':[],'code':0,'message':'ok'}|PERMANENT model-unreadable"
            })
    void shouldJudgeAnErrorWithStatus200AsTheStatusThatItNames(String body, String outcome) {
        assertThat(read(new ChatCompletions(), body)).isEqualTo(outcome);
        assertThat(read(new AnthropicMessages(), body)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'choices':[{'finish_reason':'stop','message':{'content':'nine'}}],'error':null,'detail':'x'}",
                "{'choices':[{'finish_reason':'stop','message':{'content':'nine'}}],'code':1,'message':'ok'}",
                "{'choices':[{'finish_reason':'stop','message':{'content':[{'type':'text','thought':true,"
                        + "'text':'secret'},{'type':'reasoning','text':'secret'},{'type':'text','text':'nine'}]}}]}"
            })
    void shouldReadAnAnswerBesideFieldsOfErrors(String body) {
        assertThat(read(new ChatCompletions(), body)).isEqualTo("nine");
    }

    private static String outcome(int status, @Nullable String given) {
        String body = given == null ? "" : given;
        GenerationException failure = ModelErrors.of(status, ModelJson.read(json(body)), null);
        return failure.kind() + " " + failure.reason();
    }

    private static String read(ModelApi api, String body) {
        try {
            return api.read(ModelJson.read(json(body))).text();
        } catch (GenerationException e) {
            return e.kind() + " " + e.reason();
        }
    }

    /** JSON whose quotes are written as apostrophes; others stay apostrophes. */
    private static String json(String body) {
        return body.replaceAll("(?<=[{\\[,:])'|'(?=[}\\],:])", "\"");
    }
}
