package dev.caesura.sender.generation.generator.answer;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolCallsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Tags, under any prefix.
                "<｜DSML｜invoke name=\"hours\">",
                "One moment. <‖DSML‖tool_calls>",
                "<｜｜DSML｜｜parameter name=\"day\">Sunday</｜｜DSML｜｜parameter>",
                "<start_function_call>call:hours{day:<escape>Sunday<escape>}<end_function_call>",
                "<|tool_call>call:hours{day:Sunday}<tool_call|>",
                "<|tool▁call▁begin|>hours",
                "<｜tool▁sep｜>hours",
                "<|tool_calls_section_begin|>functions.hours:0",
                "<acme:function_calls><acme:invoke name=\"hours\"/></acme:function_calls>",
                "<function name=\"hours\">",
                "<tool_input>Sunday</tool_input>",
                "[FUNCTION_CALLS] hours",
                // Forms whose special tokens the server has taken out.
                "call:hours{day:Sunday}",
                "hours{\"day\": \"Sunday\"}",
                "to=functions.hours code{\"day\": \"Sunday\"}",
                "commentary to=functions.hours json{\"day\": \"Sunday\"}",
                "One moment.assistantcommentary to=functions.hours json{}",
                // JSON, alone or after words, whole or cut short.
                "{\"tool_calls\": [{\"name\": \"hours\"}]}",
                "{\"toolCalls\": []}",
                "{\"function_call\": {\"name\": \"hours\", \"arguments\": \"{}\"}}",
                "```\n{\"parameters\": {\"day\": \"Sunday\"}, \"name\": \"hours\"}\n```",
                "[{\"type\": \"function\", \"function\": {\"name\": \"hours\"}}]",
                "{\"tool_uses\": [{\"recipient_name\": \"functions.hours\"}]}",
                "{\"type\": \"tool_use\", \"name\": \"hours\", \"input\": {}}",
                "{\"name\": \"hours\", \"arguments\": {\"day\": \"Sunday\"}",
                "{'name': 'hours', 'arguments': {'day': 'Sunday'}}",
                "{\"name\": \"hours\", \"arguments\": {}}\n{\"name\": \"prices\", \"arguments\": {}}",
                "{\"thought\": \"I need them\", \"action\": \"hours\", \"action_input\": \"Sunday\"}",
                "One moment, I look it up.\n{\"name\": \"hours\", \"arguments\": {\"day\": \"Sunday\"}}",
                "{\"tool\": \"hours\", \"day\": \"Sunday\"}",
                "{\"name\": \"hours\", \"params\": {}}",
                // Expressions.
                "[opening_hours(day=\"Sunday (the next)\"), prices()]",
                "opening_hours(day='Sunday')",
                "shop.hours(\"Sunday\")",
                "print(default_api.hours(day=\"Sunday\"))\nprint(default_api.prices())",
                "```python\nhours = default_api.hours(day=\"Sunday\")\n```",
                // The steps of an agent.
                "Action: hours\nAction Input: {\"day\": \"Sunday\"}",
                "One moment.\n**Action:** hours\n**Action Input:** Sunday",
                "Action: hours[Sunday]",
                "Action: hours(\"Sunday\")",
                "Tool: hours\nArguments: {\"day\": \"Sunday\"}",
                "[Calling tool: hours]",
                "<action>hours</action><action_input>Sunday</action_input>",
                "Action:\n```json\n[{\"tool_name\": \"hours\", \"parameters\": {}}]\n```"
            })
    void shouldRefuseCalls(String text) {
        assertThat(Screened.outcome(text)).isEqualTo("tool-call");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Action: please call us.",
                "Action: call +49 30 1234 (free of charge)",
                "Action: [URGENT] please pay until Friday.",
                "Tool: hammer\nParameters: 30 cm, 1 kg",
                "[tool shop] and [function room] open at nine.",
                "Action required: tell us your order's number.",
                "Our tool calls you back; no function is invoked.",
                "`<tool_call>` is what Qwen writes around its calls.",
                "Use `get_order(order_id=\"4711\")` in your code.",
                "Call get_order(order_id) first, then get_items(order_id).",
                "Send this:\n```json\n{\"name\": \"hours\", \"arguments\": {\"day\": \"Sunday\"}}\n```\nand the"
                        + " shop answers.",
                "```python\nprint(\"hello\")\n```",
                "{\"name\": \"Ann\", \"day\": \"Sunday\"}",
                "Monday(closed), Tuesday(open)",
                "[Size(M)]",
                "f(x) = 2x",
                "The <invoice> element holds <function>al data.",
                "It costs <5, or >3 with a voucher; f <| x, x |> f.",
                "Write to=bob in the address."
            })
    void shouldLeaveTalkOfCallsAlone(String text) {
        assertThat(Screened.outcome(text)).isEqualTo("said: " + text);
    }

    @Property
    void shouldRefuseAnyTagThatIsNamedAfterCalls(@ForAll("tags") String tag) {
        assertThat(Screened.outcome("One moment. " + tag + "hours")).isEqualTo("tool-call");
    }

    @Provide
    Arbitrary<String> tags() {
        return Combinators.combine(
                        Arbitraries.of("<", "</", "<|", "<｜"),
                        Arbitraries.of("", "x:", "DSML｜", "start_", "my-", "a_b_"),
                        Arbitraries.of(
                                "tool_call",
                                "TOOL_CALLS",
                                "function_call",
                                "functioncalls",
                                "tool_use"),
                        Arbitraries.of("", "_begin", "_x_y"),
                        Arbitraries.of("", " name=\"hours\"", " id='1' n=2"))
                .as(
                        (open, prefix, name, suffix, rest) ->
                                open + prefix + name + suffix + rest + ">");
    }
}
