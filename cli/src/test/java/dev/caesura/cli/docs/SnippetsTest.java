package dev.caesura.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The Java of the handbook stands in a test, which compiles and runs it. Above each block is a
 * comment that says where; a line {@code // …} stands for what is left out.
 */
class SnippetsTest {

    private static final Pattern BLOCK =
            Pattern.compile("(?ms)(?:^<!-- from (\\S+) -->\n)?^```java\n(.*?)^```");
    private static final Pattern LEFT_OUT = Pattern.compile("(?m)^\\s*// …\\s*\n");

    @Test
    void shouldStandInATest() throws IOException {
        for (Path page : Handbook.pages()) {
            Matcher block = BLOCK.matcher(Files.readString(page));
            while (block.find()) {
                assertThat(block.group(1))
                        .as("%s: write <!-- from PATH --> above%n%s", page, block.group(2))
                        .isNotNull();
                String source = pressed(Handbook.read(block.group(1)));
                for (String part : LEFT_OUT.split(block.group(2), -1)) {
                    assertThat(source.contains(pressed(part)))
                            .as("%s quotes what %s does not have:%n%s", page, block.group(1), part)
                            .isTrue();
                }
            }
        }
    }

    /** Without indentation. */
    private static String pressed(String java) {
        return java.lines().map(String::strip).reduce("", (all, line) -> all + line + "\n").strip();
    }
}
