package dev.caesura.console.program;

import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * A tool for programs.
 *
 * @param schema of its arguments
 * @param acts whether it changes anything: then it needs the role operator
 * @param work what it does
 */
record ProgramTool(
        String name, String description, Map<String, Object> schema, boolean acts, Work work) {

    /** What a tool does with its arguments, in a program's name; what it gives becomes JSON. */
    @FunctionalInterface
    interface Work {
        Mono<Object> of(Arguments arguments, String by);
    }

    /** As the protocol describes it. */
    Tool described() {
        return Tool.builder(name, schema)
                .description(description)
                .annotations(
                        ToolAnnotations.builder()
                                .readOnlyHint(!acts)
                                .destructiveHint(acts)
                                .openWorldHint(false)
                                .build())
                .build();
    }
}
