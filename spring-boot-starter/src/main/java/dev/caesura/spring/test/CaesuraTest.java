package dev.caesura.spring.test;

import dev.caesura.service.KafkaSettingsAutoConfiguration;
import dev.caesura.spring.CaesuraTopologyAutoConfiguration;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of the application's topology without a broker: its settings, policies, {@code
 * StreamsNodes} and customizers, driven by the testkit. Every injected {@code ConversationDriver}
 * is a new one, with a clock of its own.
 *
 * <pre>
 * &#064;CaesuraTest
 * class ShopTest {
 *
 *     &#064;Autowired ConversationDriver driver;
 *
 *     &#064;Test
 *     void shouldAskOnce() {
 *         driver.conversation("web:shop:ana").at("0s").says("hi").at("4s").says("open?")
 *                 .at("20s").expectsRequest("hi", "open?");
 *     }
 * }
 * </pre>
 *
 * <p>It needs {@code caesura-testkit} and {@code spring-boot-starter-test} among the test's
 * dependencies.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(CaesuraTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(CaesuraTypeExcludeFilter.class)
@ImportAutoConfiguration({
    KafkaSettingsAutoConfiguration.class,
    CaesuraTopologyAutoConfiguration.class,
    ConversationDriverConfiguration.class
})
public @interface CaesuraTest {

    /** Settings, as {@code name=value}. */
    String[] properties() default {};

    /** Whether only the types that make up a topology are used. */
    boolean useDefaultFilters() default true;

    /** Further components that are used. */
    Filter[] includeFilters() default {};

    /** Components that are not used. */
    Filter[] excludeFilters() default {};
}
