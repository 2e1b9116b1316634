package dev.caesura.sender.generation.generator.template;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Where the rules are, and how long an answer takes.
 *
 * @param rules the YAML file with rules and variants
 * @param delay how long the generator pretends to think
 */
public record TemplateSettings(
        @DefaultValue("classpath:/dev/caesura/sender/template-rules.yml") Resource rules,
        @DefaultValue("1200ms") Duration delay) {}
